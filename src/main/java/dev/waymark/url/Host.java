package dev.waymark.url;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The one spelling of a host: a lower-case ASCII name without a dot at its end, plain four-part decimal, or an IPv6 address in
 * brackets. The spellings of IPv4 addresses that only some programs understand (octal, hex, fewer parts) are refused, so that
 * nothing behind us can read an address where we read a name.
 */
final class Host {

    private static final int LONGEST = 254; // with a dot at its end
    private static final String ENCODED = "xn--";
    private static final Pattern NAME = Pattern.compile("^(?:[a-z0-9_-]{1,63}+\\.)*+[a-z0-9_-]{1,63}+$");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:^|\\.)(?:[0-9]++|0x[0-9a-f]*+)$");
    private static final Pattern PLAIN_IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

    private Host() {}

    /** @throws BadUrl with the reason in words */
    static String normal(String written) {
        if (written.startsWith("[")) {
            return ipv6(written);
        }
        String name = name(written);
        if (ENDS_IN_A_NUMBER.matcher(name).find() && !PLAIN_IPV4.matcher(name).matches()) {
            throw new BadUrl("url.ipv4");
        }
        return name;
    }

    /** Nearly all are plain names already: what would change nothing about them takes its time. */
    private static String name(String written) {
        if (isName(written) && !written.contains(ENCODED)) {
            return written;
        }
        String name = ascii(compatible(written));
        if (!isName(name)) {
            throw noName();
        }
        return name;
    }

    private static boolean isName(String written) {
        return written.length() < LONGEST && NAME.matcher(written).matches();
    }

    private static String ipv6(String written) {
        try {
            if (IPV6.matcher(written).matches()) {
                String address = InetAddress.getByName(written).getHostAddress();
                return address.contains(":") ? "[" + address + "]" : address;
            }
        } catch (UnknownHostException e) {
            // falls through: brackets around something else
        }
        throw new BadUrl("url.ipv6");
    }

    private static String compatible(String name) {
        String compatible = name.length() > LONGEST ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        if (compatible.length() > LONGEST) {
            throw noName(); // before IDNA sees it: its time grows with the square of the length
        }
        return compatible;
    }

    private static String ascii(String name) {
        String ascii = AsciiName.of(name).orElseThrow(Host::noName);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    private static BadUrl noName() {
        return new BadUrl("url.host");
    }
}
