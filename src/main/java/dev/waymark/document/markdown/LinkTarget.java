package dev.waymark.document.markdown;

import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of a link as it is between the brackets of Markdown: whatever could end it there is percent-encoded. In the
 * model the round brackets stand for themselves, so that an address has one form and no longer one than the crawl's.
 */
public final class LinkTarget {

    private static final String UNSAFE = "()<>[]{}\"\\^`|";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LinkTarget() {}

    public static Url of(Url url) {
        String plain = plain(url.toString());
        return plain.equals(url.toString()) ? url : url.link(plain).orElse(url);
    }

    /** What an absolute http or https address in a file means; empty when it is no such thing. */
    public static Optional<Url> read(String written) {
        if (!written.regionMatches(true, 0, "http://", 0, 7) && !written.regionMatches(true, 0, "https://", 0, 8)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Url.parse(plain(written).replace(" ", "%20")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String written(Url url) {
        String text = url.toString();
        StringBuilder written = new StringBuilder(url.origin());
        for (byte octet : text.substring(written.length()).getBytes(StandardCharsets.UTF_8)) {
            if (octet <= ' ' || octet == 127 || UNSAFE.indexOf(octet) >= 0) {
                written.append('%').append(HEX.toHexDigits(octet));
            } else {
                written.append((char) octet);
            }
        }
        return written.toString();
    }

    private static String plain(String text) {
        return text.replace("%28", "(").replace("%29", ")");
    }
}
