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

/** The first page: what Waymark does, and the form. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePage {

    @Inject
    private FreeTier freeTier;

    @GET
    public View show() {
        return View.of("submission/home").with("url", "");
    }

    /** Takes the form; what is wrong is said beside the field, with the input kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@FormParam("url") String url, @Context HttpServletRequest request) {
        try {
            FreeTier.Receipt receipt = freeTier.submit(new Order.Draft(url, null, null, null), request);
            return Response.seeOther(URI.create("/jobs/" + receipt.token().text()))
                    .build();
        } catch (WebApplicationException refused) {
            return again(url, refused);
        }
    }

    private static Response again(String url, WebApplicationException refused) {
        Problem problem = Problem.in(refused).orElseThrow(() -> refused);
        View page =
                View.of("submission/home").with("url", url == null ? "" : url).with("problem", problem);
        return Response.fromResponse(refused.getResponse())
                .entity(page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
