package dev.waymark.validate;

import dev.waymark.web.ApiScope;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.request.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Examines anybody's llms.txt for programs. */
@ApplicationScoped
@Path("/api/validate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ValidateResource {

    @Inject
    private FileValidator examiner;

    @Inject
    private ValidationLimit limit;

    /**
     * What is to be examined.
     *
     * @param content the text of the file
     * @param url its address, or the site's; with {@code content} what relative addresses are resolved against
     * @param template whom the file speaks for; left out: what it fits best
     * @param checkLinks whether to follow its links
     */
    public record Draft(
            @Nullable String content,
            @Nullable String url,
            @Nullable String template,
            @Nullable Boolean checkLinks) {}

    @POST
    @Scoped(ApiScope.GENERATE)
    @BodyLimit(bytes = ValidationRequest.MOST_BODY_BYTES, message = ValidationRequest.TOO_LARGE)
    public Response validate(@Nullable Draft draft, @Context HttpServletRequest request) {
        if (draft == null) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.send", "{\"content\": \"# Name…\"}")
                    .asException();
        }
        byte @Nullable [] file =
                draft.content() == null ? null : draft.content().getBytes(StandardCharsets.UTF_8);
        ValidationRequest matter =
                ValidationRequest.of(file, draft.url(), draft.template(), Boolean.TRUE.equals(draft.checkLinks()));
        limit.require(request);
        return Response.ok(examiner.examine(matter, ValidationView::of))
                .header("Cache-Control", "no-store")
                .build();
    }
}
