package dev.waymark.job;

import dev.waymark.assessment.Assessments;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.result.FileView;
import dev.waymark.result.Preview;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.SharedId;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A result for people to whom its owner has shown it; nothing on it changes anything. */
@ApplicationScoped
@NoStore
@Path("/shared/{id}")
@Produces(MediaType.TEXT_HTML)
public class SharedPage {

    @Inject
    private Ledger ledger;

    @Inject
    private Jobs jobs;

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private RequestLanguage language;

    /**
     * The page, or for htmx only the file.
     *
     * @param view how to look at the file
     */
    @GET
    public Response show(
            @PathParam("id") SharedId shared,
            @QueryParam("view") @Nullable String view,
            @HeaderParam("HX-Request") @Nullable String htmx,
            @Context HttpServletRequest request) {
        Result result = results.find(shared).orElseThrow(SharedId::unknown);
        JobStatus job = jobs.status(shared).orElseThrow(SharedId::unknown);
        View page = View.of("job/shared")
                .with("job", JobView.of(shared, job))
                .with("description", Preview.of(result.llmsTxt()).summary())
                .with("host", job.url().host().toString())
                .with("card", publicUrl.at("/api" + JobView.page(shared) + "/card.png"))
                .with("cardHost", job.url().host().toString())
                .with("file", FileView.of(result.llmsTxt(), view))
                .with("fileLanguage", Ledger.fileLanguage(ledger.startPage(job.id(), job.url())))
                .with("filed", assessments.find(shared).orElse(null))
                .with("publishing", PublishingView.of(job, publicUrl.at(JobView.page(shared)), language.of(request)));
        return Response.ok(htmx == null ? page : page.part("result/file", "file"))
                .header("Vary", "HX-Request")
                .build();
    }
}
