package dev.waymark.job;

import dev.waymark.web.ApiScope;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.Scoped;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** A job for programs. */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {

    @Inject
    private Jobs jobs;

    /** How far the job is; 304 when nothing has changed since the entity tag that the asker holds. */
    @GET
    public Response show(@PathParam("id") Token token, @Context Request request) {
        JobStatus job = status(token);
        EntityTag tag = new EntityTag(String.valueOf(job.version()), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged != null ? unchanged : Response.ok(JobView.of(token, job));
        return response.tag(tag).build();
    }

    /** Erases the job and everything that was read and made for it, at once. */
    @DELETE
    @Scoped(ApiScope.EDIT)
    @OwnerOnly
    public Response erase(@PathParam("id") Token token) {
        if (!jobs.erase(token)) {
            throw Token.unknown();
        }
        return Response.noContent().build();
    }

    /** Cancels the job; one that has ended stays as it is. */
    @POST
    @Scoped(ApiScope.GENERATE)
    @OwnerOnly
    @Path("/cancellation")
    public Response cancel(@PathParam("id") Token token) {
        if (!jobs.cancel(token)) {
            throw Token.unknown();
        }
        return Response.ok(JobView.of(token, status(token))).build();
    }

    private JobStatus status(Token token) {
        return jobs.status(token).orElseThrow(Token::unknown);
    }
}
