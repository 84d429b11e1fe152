package dev.waymark.publication;

import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The button that checks whether the document of a job is published. */
@ApplicationScoped
@NoStore
@Path("/jobs/{id}/publication")
@Produces(MediaType.TEXT_HTML)
public class PublicationPage {

    @Inject
    private PublicationLookup lookup;

    /**
     * The answer, for a browser or for htmx.
     *
     * @param published set by who says that the file is published: to anybody else a missing file is no fault
     */
    @POST
    public Response check(
            @PathParam("id") Token token,
            @QueryParam("published") @Nullable String published,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @Context HttpServletRequest request) {
        View page = lookup.check(token, request, look -> View.of("publication/publication")
                .with("token", token.text())
                .with("look", PublicationView.of(look))
                .with("problems", look.validation().map(ProblemGroup::of).orElse(List.of()))
                .with("published", published != null)
                .with("writer", look.writer().orElse(null))
                .with("difference", look.difference().orElse(null)));
        return Response.ok(htmx == null ? page : page.only("found"))
                .header("Vary", "HX-Request")
                .build();
    }
}
