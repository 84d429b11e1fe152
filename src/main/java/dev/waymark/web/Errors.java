package dev.waymark.web;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns everything that goes wrong into a {@link ProblemDetails}; what is unexpected is logged under an id and shown without its cause. */
@Provider
@ApplicationScoped
public class Errors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Errors.class.getName());

    private static final String UNAVAILABLE = "The service is not available for a moment. Try again shortly.";

    private static final Map<Integer, String> WORDS = Map.of(
            400, "The request could not be understood. Check its syntax.",
            401, "This is for the operator of this server. Send the token that was set up for it.",
            404, "There is nothing at this address. It may have expired, or never existed.",
            405, "This address does not answer that method; the Allow header says which it answers.",
            406, "This address cannot answer in the format that was asked for.",
            413, "The request is larger than what is accepted here.",
            415,
                    "This content type is not accepted here. Send JSON as application/json, a form as "
                            + "application/x-www-form-urlencoded or multipart/form-data.",
            429, "Too many requests from your address at once. Wait for the answers of some, then try again.",
            503, UNAVAILABLE);

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
                    request,
                    ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON."),
                    Response.noContent());
        }
        if (DatabaseOutage.isBehind(thrown)) {
            return answer.to(request, absence(thrown), Response.noContent().header("Retry-After", "5"));
        }
        if (thrown instanceof UnsupportedCharsetException || thrown instanceof IllegalCharsetNameException) {
            return answer.to(
                    request,
                    ProblemDetails.of(415, "The request names a character encoding that is not known. Send UTF-8."),
                    Response.noContent());
        }
        if (isOfAField(thrown)) {
            return answer.to(
                    request,
                    ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "A header field could not be understood."),
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
                response.getStatus(), WORDS.getOrDefault(response.getStatus(), "The request was refused.")));
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
                .map(violation -> new ProblemDetails.Field(fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> (a.field() + a.message()).compareTo(b.field() + b.message()))
                .toList();
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static ProblemDetails absence(Throwable thrown) {
        LOG.warning(() -> "The database is away: " + thrown);
        return ProblemDetails.of(ProblemType.UNAVAILABLE, UNAVAILABLE);
    }

    private static ProblemDetails unforeseen(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Unforeseen failure " + id, thrown);
        return ProblemDetails.of(
                        ProblemType.INTERNAL_ERROR,
                        "Something went wrong on our side. It has been noted; please try again.")
                .logged(id);
    }
}
