package dev.waymark.url;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference cut into its parts, none of them judged yet; what is absent is null. Source: RFC 3986, section 4.1 and
 * appendix B; more than two slashes before the authority count as two, as in browsers.
 */
record Reference(
        @Nullable String scheme,
        @Nullable String authority,
        String path,
        @Nullable String query) {

    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:/{2,}([^/?#]*))?([^?#]*)(?:\\?([^#]*))?", Pattern.DOTALL);

    static Reference read(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.lookingAt()) {
            throw new IllegalStateException("The pattern matches any text, the empty one included");
        }
        String scheme = parts.group(1);
        return new Reference(
                scheme == null ? null : scheme.toLowerCase(Locale.ROOT),
                parts.group(2),
                parts.group(3),
                parts.group(4));
    }

    /** Reads what is in a page: blanks around it and line breaks within do not count, a backslash is a slash. */
    static Reference readLink(String href) {
        if (isPlainPath(href)) {
            return new Reference(null, null, href, null);
        }
        StringBuilder clean = new StringBuilder(href.length());
        boolean beforeQuery = true;
        for (char c : trimmed(href).toCharArray()) {
            beforeQuery &= c != '?' && c != '#';
            if (c != '\t' && c != '\n' && c != '\r') {
                clean.append(c == '\\' && beforeQuery ? '/' : c);
            }
        }
        return read(clean.toString());
    }

    /** Most links on a page are. */
    private static boolean isPlainPath(String href) {
        boolean plain = href.startsWith("/") && !href.startsWith("//");
        for (int i = 1; plain && i < href.length(); i++) {
            char c = href.charAt(i);
            plain = (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
        }
        return plain;
    }

    private static String trimmed(String href) {
        return href.trim().strip();
    }
}
