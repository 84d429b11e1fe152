package dev.waymark.job;

import dev.waymark.job.ledger.Ledger;
import dev.waymark.message.Messages;
import dev.waymark.outline.PublishableFiles;
import dev.waymark.recipe.Recipes;
import dev.waymark.result.Result;
import dev.waymark.result.Results;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Token;
import dev.waymark.web.ZipArchive;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Everything to publish in one archive: the two files, a twin of each page that is listed, files of sections and languages, and
 * a guide to publishing them. It belongs to the full service.
 */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}/bundle.zip")
public class BundleResource {

    @Inject
    private Jobs jobs;

    @Inject
    private Ledger ledger;

    @Inject
    private Results results;

    @Inject
    private RequestLanguage language;

    @GET
    @Produces("application/zip")
    public Response bundle(@PathParam("id") Token token, @Context HttpServletRequest request) {
        JobStatus job = jobs.status(token).orElseThrow(Token::unknown);
        return archive(job, results.find(token).orElseThrow(Token::unknown), language.of(request));
    }

    Response archive(JobStatus job, Result result, Messages messages) {
        if (!job.hadFullService()) {
            throw ProblemDetails.of(ProblemType.FULL_SERVICE_ONLY, "error.bundle-full-service")
                    .asException();
        }
        return ZipArchive.of("waymark.zip", files(job, result, messages));
    }

    private Map<String, String> files(JobStatus job, Result result, Messages messages) {
        String guide = PublishingView.guide(job.url(), messages).whole(Recipes.find(job.builder()));
        return PublishableFiles.files(
                result.llmsTxt(), result.llmsFull(), guide, ledger.pages(job.id()), jobs.optionsOf(job.id()));
    }
}
