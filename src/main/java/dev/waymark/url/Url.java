package dev.waymark.url;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https address in normal form: lower-case ASCII host, no default port, no fragment, no user info, a path
 * that begins with a slash and has no dot segments. Two equal texts are the same address. Source: RFC 3986, section 6.2.2.
 */
public final class Url implements Comparable<Url> {

    private static final int LONGEST = 2048;
    private static final int LONGEST_LINK = 4 * LONGEST; // blanks and line breaks in it do not count
    private static final Pattern STARTS_WITH_A_HOST = Pattern.compile("^(?![A-Za-z][A-Za-z0-9+.-]*+:(?![0-9])|/).");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final String query;
    private final String text;

    private Url(String scheme, String host, int port, String path, @Nullable String query) {
        this.scheme = scheme;
        this.host = host;
        this.port = port;
        this.path = Path.withoutDotSegments(PercentEncoding.ofPath(path));
        this.query = query == null ? "" : PercentEncoding.ofQuery(query);
        this.text = origin() + this.path + (this.query.isEmpty() ? "" : "?" + this.query);
        checkLength(text);
    }

    /**
     * Reads what a person or a program typed; a missing scheme becomes {@code https}.
     *
     * @throws BadUrl with the reason in words
     */
    public static Url parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new BadUrl("url.missing");
        }
        checkLength(text);
        if (text.chars().anyMatch(Url::isNeverTyped)) {
            throw new BadUrl("url.blanks");
        }
        Reference read = Reference.read(STARTS_WITH_A_HOST.matcher(text).lookingAt() ? "https://" + text : text);
        return of(scheme(read.scheme()), read.authority(), read.path(), read.query());
    }

    /** Resolves a link found on this page; empty when it leads nowhere that we visit ({@code mailto:}, nonsense …). */
    public Optional<Url> link(String href) {
        if (href.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        Reference link = Reference.readLink(href);
        try {
            return Optional.of(resolve(link));
        } catch (BadUrl e) {
            return Optional.empty();
        }
    }

    private Url resolve(Reference link) {
        String linkScheme = link.scheme() == null ? scheme : scheme(link.scheme());
        if (link.authority() != null) {
            return of(linkScheme, link.authority(), link.path(), link.query());
        }
        if (!linkScheme.equals(scheme)) {
            throw new BadUrl("url.none");
        }
        boolean samePage = link.path().isEmpty();
        String linkPath = samePage ? path : link.path().startsWith("/") ? link.path() : folder() + link.path();
        return new Url(scheme, host, port, linkPath, samePage && link.query() == null ? query : link.query());
    }

    private String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static void checkLength(String text) {
        if (text.length() > LONGEST) {
            throw new BadUrl("url.long");
        }
    }

    private static boolean isNeverTyped(int character) {
        return character == '\\'
                || Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    private static String scheme(@Nullable String written) {
        if (written == null || (!written.equals("http") && !written.equals("https"))) {
            throw new BadUrl("url.scheme");
        }
        return written;
    }

    private static Url of(String scheme, @Nullable String authority, String path, @Nullable String query) {
        if (authority == null || authority.isEmpty()) {
            throw new BadUrl("url.none");
        }
        if (authority.contains("@")) {
            throw new BadUrl(
                    authority.indexOf(':') < authority.indexOf('@') && authority.contains(":")
                            ? "url.password"
                            : "url.email");
        }
        int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        String host = Host.normal(colon < 0 ? authority : authority.substring(0, colon));
        return new Url(scheme, host, port(scheme, colon < 0 ? "" : authority.substring(colon + 1)), path, query);
    }

    private static int port(String scheme, String written) {
        if (written.isEmpty()) {
            return standardPort(scheme);
        }
        int port = PORT.matcher(written).matches() ? Integer.parseInt(written) : 0;
        if (port < 1 || port > 65_535) {
            throw new BadUrl("url.port");
        }
        return port;
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    public String scheme() {
        return scheme;
    }

    public String host() {
        return host;
    }

    /** The port, standard ones included. */
    public int port() {
        return port;
    }

    /** Whether the port is the one that the scheme implies. */
    public boolean hasStandardPort() {
        return port == standardPort(scheme);
    }

    /** The path, percent-encoded, at least {@code /}. */
    public String path() {
        return path;
    }

    /** The query without its question mark; empty when there is none. */
    public String query() {
        return query;
    }

    /** The parts of the path between slashes, still percent-encoded; empty ones left out. */
    public List<String> segments() {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /** Scheme, host and port: {@code https://example.org} or {@code http://127.0.0.1:8080}. */
    public String origin() {
        return scheme + "://" + authority();
    }

    /** The host, with its port unless that is the standard one: {@code example.org} or {@code 127.0.0.1:8080}. */
    public String authority() {
        return hasStandardPort() ? host : host + ":" + port;
    }

    /** The address of another absolute path (with its query, if any) on the same origin. */
    public Url at(String pathAndQuery) {
        return parse(origin() + pathAndQuery);
    }

    @Override
    public int compareTo(Url other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Url url && url.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
