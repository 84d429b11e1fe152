package dev.waymark.submission;

import dev.waymark.web.Problem;
import dev.waymark.web.View;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
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
    public Response show(@CookieParam(Visit.COOKIE) String earlier) {
        Visit visit = Visit.goingOn(earlier);
        Response.ResponseBuilder response = Response.ok(form("", visit));
        return (tiers.paidIsOffered() ? response.cookie(visit.cookie()) : response).build();
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
            return again(url, Visit.goingOn(visit), refused);
        }
    }

    private Response again(String url, Visit visit, WebApplicationException refused) {
        Problem problem = Problem.in(refused).orElseThrow(() -> refused);
        View page = form(url == null ? "" : url, visit).with("problem", problem);
        return Response.fromResponse(refused.getResponse())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private View form(String url, Visit visit) {
        return View.of("submission/home")
                .with("url", url)
                .with("offer", tiers.offer().orElse(null))
                .with("visit", visit.name());
    }
}
