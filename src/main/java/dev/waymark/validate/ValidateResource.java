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
import org.jspecify.annotations.Nullable;

/** Examines anybody's llms.txt for programs. */
@ApplicationScoped
@Path("/api/validate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ValidateResource {

    @Inject
    private FileValidator validator;

    @POST
    @Scoped(ApiScope.GENERATE)
    @BodyLimit(bytes = FileValidator.MOST_BODY_BYTES, message = FileValidator.TOO_LARGE)
    public Response validate(FileValidator.@Nullable Draft draft, @Context HttpServletRequest request) {
        if (draft == null) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.send", "{\"content\": \"# Name…\"}")
                    .asException();
        }
        return Response.ok(validator.validate(draft, request))
                .header("Cache-Control", "no-store")
                .build();
    }
}
