package dev.waymark.admin.signin;

import dev.waymark.web.Cookies;
import dev.waymark.web.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Carries the operator's session: for this host alone, never to scripts, never with a request that another site has caused. */
final class SessionCookie {

    private static final String NAME = "__Host-operator";
    private static final String FIELD = NAME + "=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=Strict";
    private static final int LONGEST_SECONDS = 12 * 60 * 60;

    private SessionCookie() {}

    static Optional<Token> of(HttpServletRequest request) {
        return Cookies.named(request, NAME)
                .filter(Token::isShaped)
                .map(Token::new)
                .findFirst();
    }

    /** The Set-Cookie field that hands the token over. */
    static String carrying(Token token) {
        return FIELD.formatted(token.text(), LONGEST_SECONDS);
    }

    /** The Set-Cookie field that takes it back. */
    static String taken() {
        return FIELD.formatted("", 0);
    }
}
