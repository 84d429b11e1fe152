package dev.waymark.publication;

import dev.waymark.web.ApiScope;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Checks whether the document of a job is published, for programs. */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
public class PublicationResource {

    @Inject
    private PublicationLookup lookup;

    /** Asks the website, so it is no GET: four requests at most. */
    @POST
    @Scoped(ApiScope.GENERATE)
    public Response check(@PathParam("id") Token token, @Context HttpServletRequest request) {
        return Response.ok(lookup.check(token, request, PublicationView::of)).build();
    }
}
