package dev.waymark.web;

import dev.waymark.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns everything that goes wrong into a {@link ProblemDetails}; what is unexpected is logged under an id and shown without its cause. */
@Provider
@ApplicationScoped
public class Errors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Errors.class.getName());

    /** Statuses of the container whose cause can be told; each has a message {@code error.status.404}. */
    private static final Set<Integer> EXPLAINED = Set.of(400, 401, 404, 405, 406, 413, 415, 429, 503);

    @Context
    private HttpServletRequest request;

    @Inject
    private ProblemAnswer answer;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException e) {
            return toResponse(e);
        }
        if (thrown instanceof ConstraintViolationException e) {
            return answer.to(request, ProblemDetails.invalid(fields(e)), Response.noContent());
        }
        if (isMalformed(thrown)) {
            return answer.to(
                    request, ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.json"), Response.noContent());
        }
        if (DatabaseOutage.isBehind(thrown)) {
            return answer.to(request, absence(thrown), Response.noContent().header("Retry-After", "5"));
        }
        if (thrown instanceof UnsupportedCharsetException || thrown instanceof IllegalCharsetNameException) {
            return answer.to(request, ProblemDetails.of(415, "error.charset"), Response.noContent());
        }
        if (isOfAField(thrown)) {
            return answer.to(
                    request,
                    ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.header-field"),
                    Response.noContent());
        }
        return answer.to(request, unforeseen(thrown), Response.noContent());
    }

    private Response toResponse(WebApplicationException e) {
        Response response = e.getResponse();
        if (response.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return response;
        }
        Optional<ProblemDetails> known = ProblemDetails.in(e);
        if (response.getStatus() >= 500 && known.isEmpty()) {
            return answer.to(request, unforeseen(e), Response.noContent());
        }
        ProblemDetails problem = known.orElseGet(() -> ProblemDetails.of(
                response.getStatus(),
                EXPLAINED.contains(response.getStatus()) ? "error.status." + response.getStatus() : "error.refused"));
        return answer.to(request, problem, Response.fromResponse(response));
    }

    private static boolean isMalformed(Throwable thrown) {
        return thrown instanceof JsonException
                || thrown instanceof JsonbException
                || (thrown instanceof ProcessingException
                        && thrown.getCause() != null
                        && isMalformed(thrown.getCause()));
    }

    /** What JAX-RS throws for a field that it was to parse, such as If-Match. */
    private static boolean isOfAField(Throwable thrown) {
        return thrown instanceof ProcessingException && thrown.getCause() instanceof ParseException;
    }

    private static List<ProblemDetails.Field> fields(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> new ProblemDetails.Field(fieldOf(violation), Message.of("error.value")))
                .sorted(Comparator.comparing(ProblemDetails.Field::field))
                .toList();
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static ProblemDetails absence(Throwable thrown) {
        LOG.warning(() -> "The database is away: " + thrown);
        return ProblemDetails.of(ProblemType.UNAVAILABLE, "error.status.503");
    }

    private static ProblemDetails unforeseen(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Unforeseen failure " + id, thrown);
        return ProblemDetails.of(ProblemType.INTERNAL_ERROR, "error.unforeseen").logged(id);
    }
}
