package dev.waymark.account.signin;

import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Who has signed in to send a request. Only the pages that ask this look at the cookie; all others are the same for everybody. */
@ApplicationScoped
public class SignedIn {

    @Inject
    private AccountSessions sessions;

    @Inject
    private Accounts accounts;

    /** The account of the browser's session, or of the key that a program sends. */
    public Optional<Account> of(HttpServletRequest request) {
        Optional<KeyHolder> holder = KeyHolder.of(request);
        return holder.isPresent()
                ? holder.flatMap(KeyHolder::account).flatMap(accounts::account)
                : AccountCookies.session(request).flatMap(sessions::find);
    }

    /**
     * The same for a page that is for nobody else.
     *
     * @throws WebApplicationException leads to the page that signs in
     */
    public Account require(HttpServletRequest request) {
        return of(request)
                .orElseThrow(() -> new WebApplicationException(
                        Response.seeOther(URI.create("/sign-in")).build()));
    }

    /**
     * The account of the key that a program sends. A cookie is not enough: what pages of other websites could ask for in a visitor's name
     * has no place here.
     *
     * @throws WebApplicationException 401 without a key, or with one of the operator
     */
    public Account requireKey(HttpServletRequest request) {
        return KeyHolder.of(request).flatMap(holder -> of(request)).orElseThrow(() -> ProblemDetails.of(
                        ProblemType.INVALID_KEY, "error.key-needed")
                .asException(Response.noContent().header("WWW-Authenticate", "Bearer")));
    }

    /** Hands a session over that has just begun, and ends the one that the browser had before. */
    Response begun(SignIns.Begun begun, HttpServletRequest request) {
        AccountCookies.session(request).ifPresent(sessions::end);
        String next =
                begun.keeps().map(token -> "/jobs/" + token.text() + "/keeping").orElse("/my-sites");
        return Response.seeOther(URI.create(next))
                .header("Set-Cookie", AccountCookies.carrying(begun.session()))
                .build();
    }
}
