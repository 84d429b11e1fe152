package dev.waymark.job;

import dev.waymark.assessment.Assessments;
import dev.waymark.assessment.ScoreBadge;
import dev.waymark.assessment.ScoreCard;
import dev.waymark.assessment.ScoreSummary;
import dev.waymark.result.Result;
import dev.waymark.result.ResultResource;
import dev.waymark.result.Results;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.SharedId;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The files of a result for who has its shared id. */
@ApplicationScoped
@NoStore
@Path("/api/shared/{id}")
public class SharedResource {

    @Inject
    private Jobs jobs;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private BundleResource bundles;

    @Inject
    private RequestLanguage language;

    @GET
    @Path("/llms.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response llmsTxt(@PathParam("id") SharedId shared, @QueryParam("download") @Nullable String download) {
        return ResultResource.file(found(shared).llmsTxt(), "llms.txt", download)
                .build();
    }

    @GET
    @Path("/llms-full.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response llmsFull(@PathParam("id") SharedId shared, @QueryParam("download") @Nullable String download) {
        return ResultResource.file(found(shared).llmsFull(), "llms-full.txt", download)
                .build();
    }

    @GET
    @Path("/bundle.zip")
    @Produces("application/zip")
    public Response bundle(@PathParam("id") SharedId shared, @Context HttpServletRequest request) {
        Result result = found(shared);
        JobStatus job = jobs.status(shared).orElseThrow(SharedId::unknown);
        return bundles.archive(job, result, language.of(request));
    }

    @GET
    @Path("/assessment.md")
    @Produces("text/markdown;charset=UTF-8")
    public Response assessment(@PathParam("id") SharedId shared, @Context HttpServletRequest request) {
        found(shared);
        String report = assessments
                .find(shared)
                .orElseThrow(Assessments::fullServiceOnly)
                .markdown(language.of(request));
        return ResultResource.file(report, "assessment.md", "1").build();
    }

    /** The score as a picture to show on a website; it may be kept for ten minutes. */
    @GET
    @Path("/badge.svg")
    @Produces("image/svg+xml")
    public Response badge(@PathParam("id") SharedId shared) {
        JobStatus job = jobs.status(shared).orElseThrow(SharedId::unknown);
        return picture(ScoreBadge.of(score(shared, job)));
    }

    /** The score as the picture that is shown beside a link to the shared page; it may be kept for ten minutes. */
    @GET
    @Path("/card.png")
    @Produces("image/png")
    public Response card(@PathParam("id") SharedId shared) {
        JobStatus job = jobs.status(shared).orElseThrow(SharedId::unknown);
        return picture(ScoreCard.of(job.url().host().toString(), score(shared, job)));
    }

    private ScoreSummary score(SharedId shared, JobStatus job) {
        Result result = found(shared);
        return ScoreSummary.of(assessments.find(shared), result.llmsTxt(), () -> jobs.templateOf(job.id()));
    }

    private static Response picture(Object content) {
        return Response.ok(content)
                .header("Cache-Control", "public, max-age=600")
                .build();
    }

    private Result found(SharedId shared) {
        return results.find(shared).orElseThrow(SharedId::unknown);
    }
}
