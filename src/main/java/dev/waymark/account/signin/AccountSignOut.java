package dev.waymark.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Ends the session of this browser, or all sessions of its account. */
@ApplicationScoped
@Path("/sign-out")
public class AccountSignOut {

    @Inject
    private SignedIn signedIn;

    @Inject
    private AccountSessions sessions;

    @POST
    public Response signOut(@Context HttpServletRequest request) {
        AccountCookies.session(request).ifPresent(sessions::end);
        return gone("/");
    }

    @POST
    @Path("/everywhere")
    public Response signOutEverywhere(@Context HttpServletRequest request) {
        sessions.endAll(signedIn.require(request).id());
        return gone("/sign-in");
    }

    private static Response gone(String path) {
        return forgetting(Response.seeOther(URI.create(path))).build();
    }

    /** Has the browser forget its session. */
    public static Response.ResponseBuilder forgetting(Response.ResponseBuilder answer) {
        return answer.header("Set-Cookie", AccountCookies.taken());
    }
}
