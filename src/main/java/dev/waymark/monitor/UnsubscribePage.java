package dev.waymark.monitor;

import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import dev.waymark.web.request.SignedEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Ends the mails about a site for who has the link from one of them. Mail programs post to it without anybody seeing a page: RFC 8058.
 */
@ApplicationScoped
@NoStore
@Path("/unsubscribe")
@Produces(MediaType.TEXT_HTML)
public class UnsubscribePage implements SignedEndpoint {

    public static final String PATH = "/unsubscribe/";

    @Inject
    private UnsubscribeTokens tokens;

    @Inject
    private Monitors monitors;

    @Override
    public String path() {
        return PATH;
    }

    /** Asks first: programs that look for harmful links follow every link in a mail. */
    @GET
    @Path("/{token}")
    public View show(@PathParam("token") String token) {
        number(token);
        return View.of("monitor/unsubscribe").with("token", token).with("done", false);
    }

    @POST
    @Path("/{token}")
    public View unsubscribe(@PathParam("token") String token) {
        monitors.silence(number(token));
        return View.of("monitor/unsubscribe").with("token", token).with("done", true);
    }

    private long number(String token) {
        return tokens.open(token).orElseThrow(Token::unknown);
    }
}
