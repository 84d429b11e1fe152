package dev.waymark.url;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** The one spelling of a path or a query among its many equal ones. Source: RFC 3986, sections 2 and 6.2.2. */
final class PercentEncoding {

    private static final BitSet UNRESERVED =
            setOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
    private static final BitSet IN_PATH = union(UNRESERVED, setOf("!$&'()*+,;=:@/"));
    private static final BitSet IN_QUERY = union(IN_PATH, setOf("?"));
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    static String ofPath(String path) {
        return normal(path, IN_PATH);
    }

    static String ofQuery(String query) {
        return normal(query, IN_QUERY);
    }

    private static String normal(String text, BitSet allowed) {
        return isNormal(text, allowed) ? text : encoded(text, allowed);
    }

    /** Most are. */
    private static boolean isNormal(String text, BitSet allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text, BitSet allowed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder normal = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xFF;
            int escaped = octet == '%' ? escapedAt(bytes, i) : -1;
            if (escaped < 0) {
                append(normal, octet, allowed);
            } else {
                append(normal, escaped, UNRESERVED);
                i += 2;
            }
        }
        return normal.toString();
    }

    /** The octet that a percent sign here stands for, or -1 when it stands for itself. */
    private static int escapedAt(byte[] bytes, int at) {
        if (at + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at + 1], 16);
        int low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static void append(StringBuilder normal, int octet, BitSet allowed) {
        if (allowed.get(octet)) {
            normal.append((char) octet);
        } else {
            normal.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
        }
    }

    private static BitSet setOf(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }
}
