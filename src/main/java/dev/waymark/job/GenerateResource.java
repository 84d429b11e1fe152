package dev.waymark.job;

import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Order;
import dev.waymark.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Takes submissions from programs. */
@Path("/api/generate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GenerateResource {

    @Inject
    private FreeTier freeTier;

    @Inject
    private Jobs jobs;

    /** Accepts a free submission and answers at once; the work goes on behind the address in Location. */
    @POST
    @Path("/free")
    public Response free(Order.Draft draft, @Context HttpServletRequest request) {
        if (draft == null) {
            throw Problem.of(400, "Send a JSON object with the site's address: {\"url\": \"https://example.org/\"}")
                    .asException();
        }
        FreeTier.Receipt receipt = freeTier.submit(draft, request);
        JobView job = jobs.find(receipt.token())
                .map(found -> JobView.of(receipt.token(), found))
                .orElseThrow(JobResource::unknown);
        Response.ResponseBuilder response =
                Response.accepted(job).location(URI.create(job.links().self()));
        receipt.headers().forEach(response::header);
        return JobResource.privately(response).build();
    }
}
