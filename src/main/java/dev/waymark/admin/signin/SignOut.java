package dev.waymark.admin.signin;

import dev.waymark.throttle.ClientIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Ends the operator's session, here and on every server. */
@ApplicationScoped
@Path("/admin/sign-out")
public class SignOut {

    @Inject
    private Sessions sessions;

    @Inject
    private Audit audit;

    @Inject
    private ClientIds clients;

    @POST
    public Response signOut(@Context HttpServletRequest request) {
        SessionCookie.of(request).ifPresent(sessions::end);
        audit.note("sign out", "operator", "done", clients.of(request).name());
        return Response.seeOther(URI.create("/admin/sign-in"))
                .header("Set-Cookie", SessionCookie.taken())
                .build();
    }
}
