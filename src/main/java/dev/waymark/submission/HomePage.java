package dev.waymark.submission;

import dev.waymark.web.Problem;
import dev.waymark.web.View;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** The first page: what Waymark does, and the form. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @Inject
    private FreeTier freeTier;

    @Inject
    private PaidTier paidTier;

    @Inject
    private Tiers tiers;

    @GET
    public View show() {
        return form("");
    }

    /** Takes the form; what is wrong is said beside the field, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(
            @FormParam("url") String url,
            @FormParam("tier") String tier,
            @FormParam("visit") String visit,
            @Context HttpServletRequest request) {
        Order.Draft draft = new Order.Draft(url, null, null, null);
        try {
            URI next = "paid".equals(tier)
                    ? paidTier.checkout(draft, visit, request)
                    : URI.create(
                            "/jobs/" + freeTier.submit(draft, request).token().text());
            return Response.seeOther(next).build();
        } catch (WebApplicationException refused) {
            return again(url, refused);
        }
    }

    private Response again(String url, WebApplicationException refused) {
        Problem problem = Problem.in(refused).orElseThrow(() -> refused);
        View page = form(url == null ? "" : url).with("problem", problem);
        return Response.fromResponse(refused.getResponse())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    /** The form; it has a name, so that sending it twice orders once. */
    private View form(String url) {
        return View.of("submission/home")
                .with("url", url)
                .with("offer", tiers.offer().orElse(null))
                .with("visit", UUID.randomUUID());
    }
}
