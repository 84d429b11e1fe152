package dev.waymark.admin.signin;

import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.Cookies;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows a browser in which the operator has signed in before, by a cookie that opens nothing: tries from it are counted by
 * themselves, so that nobody who guesses elsewhere can lock the operator out. Source: OWASP, "Slow Down Online Guessing Attacks
 * with Device Cookies". A new password makes every browser unknown.
 */
@ApplicationScoped
class KnownBrowser {

    private static final String NAME = "__Host-known-browser";
    private static final String FIELD = NAME + "=%s.%s; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Strict";
    private static final Pattern VALUE = Pattern.compile("(" + Token.SHAPE + ")\\.([0-9a-f]{32})");

    @Inject
    private ServerSecret secret;

    @Inject
    private Password password;

    /** What names the browser; empty when it is not known. */
    Optional<String> of(HttpServletRequest request) {
        return Cookies.named(request, NAME)
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .filter(value -> MessageDigest.isEqual(bytes(value.group(2)), bytes(seal(value.group(1)))))
                .map(value -> value.group(1))
                .findFirst();
    }

    /** The Set-Cookie field by which a browser is known from now on. */
    String field() {
        String name = Token.random().text();
        return FIELD.formatted(name, seal(name));
    }

    private String seal(String name) {
        return secret.hash("browser", bytes(name + HexFormat.of().formatHex(password.name())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
