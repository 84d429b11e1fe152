package dev.waymark.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail server that takes our mail, from {@code SMTP_URL}. Off this machine nothing is sent in the clear: {@code smtps} speaks TLS
 * from the first byte, {@code smtp} must offer STARTTLS (RFC 3207), and the certificate must be of the name.
 *
 * @param user empty for a server that asks for no password
 */
record SmtpServer(String host, int port, String user, String password, Security security) {

    /** How the connection is protected. */
    enum Security {
        /** TLS from the start, as RFC 8314 advises. */
        TLS,
        /** Upgraded before anything is said; refused when it cannot be. */
        STARTTLS,
        /** On this machine only. */
        NONE
    }

    private static final int SUBMISSION_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException if it is no address of a mail server; the message does not repeat it */
    static SmtpServer parse(String url) {
        URI address;
        try {
            address = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw unusable();
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("smtps");
        if (!(tls || scheme.equals("smtp")) || address.getHost() == null || hasMore(address)) {
            throw unusable();
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        String[] login =
                Optional.ofNullable(address.getRawUserInfo()).orElse("").split(":", 2);
        return new SmtpServer(
                host,
                address.getPort() > 0 ? address.getPort() : tls ? TLS_PORT : SUBMISSION_PORT,
                decoded(login[0]),
                login.length > 1 ? decoded(login[1]) : "",
                tls ? Security.TLS : LOOPBACK.matcher(host).matches() ? Security.NONE : Security.STARTTLS);
    }

    /** A parameter would be one that we do not follow, such as one that switches the encryption off. */
    private static boolean hasMore(URI address) {
        return address.getQuery() != null
                || address.getFragment() != null
                || !(address.getPath().isEmpty() || address.getPath().equals("/"));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("SMTP_URL is no address of a mail server. It looks like"
                + " smtp://user:password@mail.example.org:587 (with STARTTLS) or smtps://user:password@mail.example.org:465,"
                + " with nothing behind it; write other characters of the password as %40 and so on.");
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
