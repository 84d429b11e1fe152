package dev.waymark.document.markdown;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** Character references of HTML, as careless pages leave them in their texts. Source: HTML Living Standard, section 13.5. */
public final class Entities {

    public static final int UNKNOWN = -1;

    private static final int LONGEST = 12;
    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final String LATIN_FROM_160 = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
            para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
            Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
            Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
            igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
            thorn yuml""";
    private static final Map<String, Integer> NAMED = named();

    private Entities() {}

    /** Where the reference begins that ends with this text, or -1 when it ends with none. */
    static int start(CharSequence text) {
        for (int i = text.length() - 2; i >= Math.max(0, text.length() - LONGEST); i--) {
            if (text.charAt(i) == '&') {
                return i;
            }
        }
        return -1;
    }

    /** The character for what is between {@code &} and {@code ;}, or {@link #UNKNOWN}. */
    public static int decode(String reference) {
        if (!reference.startsWith("#")) {
            return NAMED.getOrDefault(reference, UNKNOWN);
        }
        boolean hex = reference.length() > 1 && (reference.charAt(1) | 0x20) == 'x';
        return numeric(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
    }

    private static int numeric(String digits, int radix) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
            return UNKNOWN;
        }
        long number = Long.parseLong(digits, radix);
        if (number >= 0x80 && number < 0xA0) {
            return new String(new byte[] {(byte) number}, WINDOWS_LATIN).codePointAt(0);
        }
        return Character.isValidCodePoint((int) number) && number == (int) number ? (int) number : 0xFFFD;
    }

    private static Map<String, Integer> named() {
        Map<String, Integer> named = new HashMap<>(Map.ofEntries(
                Map.entry("amp", (int) '&'),
                Map.entry("lt", (int) '<'),
                Map.entry("gt", (int) '>'),
                Map.entry("quot", (int) '"'),
                Map.entry("apos", (int) '\''),
                Map.entry("euro", 0x20AC),
                Map.entry("ndash", 0x2013),
                Map.entry("mdash", 0x2014),
                Map.entry("lsquo", 0x2018),
                Map.entry("rsquo", 0x2019),
                Map.entry("sbquo", 0x201A),
                Map.entry("ldquo", 0x201C),
                Map.entry("rdquo", 0x201D),
                Map.entry("bdquo", 0x201E),
                Map.entry("bull", 0x2022),
                Map.entry("hellip", 0x2026),
                Map.entry("lsaquo", 0x2039),
                Map.entry("rsaquo", 0x203A),
                Map.entry("trade", 0x2122),
                Map.entry("larr", 0x2190),
                Map.entry("rarr", 0x2192),
                Map.entry("minus", 0x2212),
                Map.entry("ensp", 0x2002),
                Map.entry("emsp", 0x2003),
                Map.entry("thinsp", 0x2009),
                Map.entry("zwnj", 0x200C),
                Map.entry("zwj", 0x200D),
                Map.entry("lrm", 0x200E),
                Map.entry("rlm", 0x200F)));
        String[] latin = LATIN_FROM_160.split(" ", -1);
        for (int i = 0; i < latin.length; i++) {
            named.put(latin[i], 160 + i);
        }
        return Map.copyOf(named);
    }
}
