package dev.waymark.result;

import dev.waymark.assess.ExistingFile;
import dev.waymark.assessment.Assessments;
import dev.waymark.message.Message;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Hands out the files of a finished job. */
@ApplicationScoped
@NoStore
@Path("/api/jobs/{id}")
public class ResultResource {

    @Inject
    private Results results;

    @Inject
    private Assessments assessments;

    /**
     * The newest version of the document, its number as the entity tag; with {@code ?download=1} as a file to save. With a
     * curation it is made of the site's own llms.txt: {@code keep} betters its notes, {@code merge} also adds the pages that it
     * lacks.
     */
    @GET
    @Path("/llms.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response llmsTxt(
            @PathParam("id") Token token,
            @QueryParam("download") @Nullable String download,
            @QueryParam("curation") @Nullable String curation) {
        if (curation != null) {
            return file(curated(token, curation), "llms.txt", download).build();
        }
        Result result = found(token);
        return file(result.llmsTxt(), "llms.txt", download)
                .tag(String.valueOf(result.version()))
                .build();
    }

    /** The texts of the pages that the document lists. */
    @GET
    @Path("/llms-full.txt")
    @Produces("text/plain;charset=UTF-8")
    public Response llmsFull(@PathParam("id") Token token, @QueryParam("download") @Nullable String download) {
        return file(found(token).llmsFull(), "llms-full.txt", download).build();
    }

    private String curated(Token token, String curation) {
        found(token);
        ExistingFile before = assessments
                .find(token)
                .flatMap(filed -> filed.report().before())
                .orElseThrow(() -> ProblemDetails.of(ProblemType.NOT_FOUND, "error.no-predecessor")
                        .asException());
        return switch (curation) {
            case "keep" -> before.kept().document();
            case "merge" -> before.merged().document();
            default ->
                throw ProblemDetails.invalid("curation", Message.of("error.curation"))
                        .asException();
        };
    }

    private Result found(Token token) {
        return results.find(token).orElseThrow(Token::unknown);
    }

    /** A file to read, or, when anything is said for {@code download}, to save. */
    public static Response.ResponseBuilder file(String text, String name, @Nullable String download) {
        return Response.ok(text)
                .header("Content-Disposition", (download == null ? "inline" : "attachment") + "; filename=" + name);
    }
}
