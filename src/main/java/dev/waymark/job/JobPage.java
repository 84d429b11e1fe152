package dev.waymark.job;

import dev.waymark.report.Result;
import dev.waymark.report.Results;
import dev.waymark.submission.Tiers;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** A job for people: its progress, then its result. */
@Path("/jobs/{id: " + Token.SHAPE + "}")
@Produces(MediaType.TEXT_HTML)
public class JobPage {

    @Inject
    private Jobs jobs;

    @Inject
    private Results results;

    @Inject
    private Ledger ledger;

    @Inject
    private Drafts drafts;

    @Inject
    private Tiers tiers;

    /** The page, or for htmx only the part that changes. */
    @GET
    public Response show(@PathParam("id") Token token, @HeaderParam("HX-Request") String htmx) {
        Job found = jobs.find(token).orElseThrow(JobResource::unknown);
        JobView job = JobView.of(token, found, drafts);
        View page = View.of("job/job")
                .with("job", job)
                .with("offer", tiers.offerFor(found.submission()).orElse(null))
                .with("ledger", job.ended() ? ledger.lines(found.id()) : List.of())
                .with(
                        "result",
                        job.ended() ? results.find(token).map(Result::llmsTxt).orElse("") : "");
        return JobResource.privately(Response.ok(htmx == null ? page : page.only("progress")))
                .header("Vary", "HX-Request")
                .build();
    }

    /** The cancel button. */
    @POST
    @Path("/cancellation")
    public Response cancel(@PathParam("id") Token token) {
        if (jobs.cancel(token).isEmpty()) {
            throw JobResource.unknown();
        }
        return Response.seeOther(URI.create("/jobs/" + token.text())).build();
    }
}
