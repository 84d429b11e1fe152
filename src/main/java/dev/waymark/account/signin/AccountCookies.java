package dev.waymark.account.signin;

import dev.waymark.web.Cookies;
import dev.waymark.web.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The two cookies of accounts, for this host alone and never for scripts: one carries a session, one knows the browser that asked for a link. */
final class AccountCookies {

    private static final String FIELD = "%s=%s; Path=/; Max-Age=%d; Secure; HttpOnly; SameSite=%s";

    /** It goes with the first request from a link in a mail too, which another site has caused. */
    private static final String SESSION = "__Host-account";

    /** As long as browsers keep one; when a session ends is for the server to say. */
    private static final int SESSION_SECONDS = 400 * 24 * 60 * 60;

    private static final String BROWSER = "__Host-asked";
    private static final int BROWSER_SECONDS = 60 * 60;

    private AccountCookies() {}

    static Optional<Token> session(HttpServletRequest request) {
        return of(request, SESSION);
    }

    static Optional<Token> browser(HttpServletRequest request) {
        return of(request, BROWSER);
    }

    private static Optional<Token> of(HttpServletRequest request, String name) {
        return Cookies.named(request, name)
                .filter(Token::isShaped)
                .map(Token::new)
                .findFirst();
    }

    /** The Set-Cookie field that hands a session over. */
    static String carrying(Token session) {
        return FIELD.formatted(SESSION, session.text(), SESSION_SECONDS, "Lax");
    }

    /** The Set-Cookie field that takes it back. */
    static String taken() {
        return FIELD.formatted(SESSION, "", 0, "Lax");
    }

    /** The Set-Cookie field by which the browser that asks for a link is known when the link is opened. */
    static String knowing(Token browser) {
        return FIELD.formatted(BROWSER, browser.text(), BROWSER_SECONDS, "Strict");
    }
}
