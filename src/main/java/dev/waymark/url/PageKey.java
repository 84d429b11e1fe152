package dev.waymark.url;

import java.util.regex.Pattern;

/**
 * Names the page that an address leads to: addresses that differ in scheme, {@code www.}, a final slash, the ending of a Markdown
 * twin or the encoding of round brackets have one key.
 */
public final class PageKey {

    private static final Pattern INDEX = Pattern.compile("(?:/index\\.html?)?(?:\\.md)?/?$");
    private static final Pattern EXTENSION = Pattern.compile("\\.html?$");

    private PageKey() {}

    public static String of(Url url) {
        String path =
                EXTENSION.matcher(INDEX.matcher(url.path()).replaceFirst("")).replaceFirst("");
        return Site.hostOf(url) + plain(path) + (url.query().isEmpty() ? "" : "?" + plain(url.query()));
    }

    private static String plain(String encoded) {
        return encoded.replace("%28", "(").replace("%29", ")");
    }
}
