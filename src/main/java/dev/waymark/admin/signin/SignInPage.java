package dev.waymark.admin.signin;

import dev.waymark.message.Message;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.LimitDecision;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Signs the operator in. */
@ApplicationScoped
@Path("/admin/sign-in")
@Produces(MediaType.TEXT_HTML)
public class SignInPage implements ClientLimit {

    /** Wrong passwords from one client address. */
    private static final Limit LIMIT = new Limit("sign-in", 5, Duration.ofMinutes(15));

    /**
     * And from all of them together: somebody with many addresses guesses no faster than this, and every try costs a good part of a
     * second of work.
     */
    private static final Limit ALL = new Limit("sign-ins", 60, Duration.ofMinutes(15));

    /** From a browser that was let in before, wherever it is: neither limit above counts for it. */
    private static final Limit KNOWN = new Limit("sign-in-again", 5, Duration.ofMinutes(15));

    @Inject
    private Password operatorPassword;

    @Inject
    private Sessions sessions;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    private KnownBrowser browsers;

    @Inject
    private Audit audit;

    @GET
    public View show() {
        return View.of("admin/sign-in");
    }

    /** Signs in with the password; a right one does not count against the limit. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @FormParam("password") @DefaultValue("") String password, @Context HttpServletRequest request) {
        Client asking = clients.of(request);
        String client = asking.name();
        Optional<String> browser = browsers.of(request);
        LimitDecision verdict =
                browser.map(known -> limits.tryAcquire(KNOWN, known)).orElseGet(() -> stranger(asking));
        if (!verdict.passes()) {
            audit.note("sign in", "operator", "refused: too many tries", client);
            return refused(verdict);
        }
        if (!operatorPassword.isRight(password)) {
            audit.note("sign in", "operator", "wrong password", client);
            return answer(403, Message.of("sign-in.wrong")).build();
        }
        limits.reset(LIMIT.name(), client);
        browser.ifPresent(known -> limits.reset(KNOWN.name(), known));
        audit.note("sign in", "operator", "done", client);
        return Response.seeOther(URI.create("/admin/jobs"))
                .header("Set-Cookie", SessionCookie.carrying(sessions.start()))
                .header("Set-Cookie", browsers.field())
                .build();
    }

    private LimitDecision stranger(Client client) {
        LimitDecision own = limits.tryAcquire(LIMIT, client);
        return own.passes() ? limits.tryAcquire(ALL, "everybody") : own;
    }

    private static Response refused(LimitDecision verdict) {
        Response.ResponseBuilder answer = answer(429, Message.of("sign-in.tries", verdict.retryTime()));
        verdict.headers().forEach(answer::header);
        return answer.build();
    }

    private static Response.ResponseBuilder answer(int status, Message problem) {
        return Response.status(status).entity(View.of("admin/sign-in").with("problem", problem));
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Message title() {
        return Message.of("limit.sign-in.title");
    }
}
