package dev.waymark.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a program as a problem document (RFC 9457), for a person as a page.
 *
 * @param type the URI of its {@link ProblemType}
 * @param title the kind of problem, the same for every occurrence
 * @param detail what happened here and what to do about it
 * @param errors what is wrong with which field; empty when no field is to blame
 * @param id names this occurrence in the operator's log; null when nothing was logged
 */
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        List<Field> errors,
        @Nullable String id) {

    public static final MediaType JSON = new MediaType("application", "problem+json");

    /** What is wrong with one field of the input. */
    public record Field(String field, String message) {}

    /** @throws IllegalArgumentException for a type that is not described, or an id that names nothing */
    public ProblemDetails {
        if (!ProblemType.isUri(type)) {
            throw new IllegalArgumentException("There is no type of problem " + type);
        }
        if (id != null && id.isBlank()) {
            throw new IllegalArgumentException("An id is not blank");
        }
    }

    public static ProblemDetails of(ProblemType type, String detail) {
        return of(type, type.status(), detail, List.of());
    }

    /** For a status that was set elsewhere, such as by the container. */
    public static ProblemDetails of(int status, String detail) {
        return of(ProblemType.of(status), status, detail, List.of());
    }

    private static ProblemDetails of(ProblemType type, int status, String detail, List<Field> errors) {
        return new ProblemDetails(type.uri(), type.title(), status, detail, errors, null);
    }

    /** 422: the input is understood but cannot be accepted. */
    public static ProblemDetails invalid(List<Field> errors) {
        String detail = errors.size() == 1 ? errors.get(0).message() : "Some values cannot be accepted.";
        return of(ProblemType.INVALID_INPUT, ProblemType.INVALID_INPUT.status(), detail, errors);
    }

    ProblemDetails logged(String occurrence) {
        return new ProblemDetails(type, title, status, detail, errors, occurrence);
    }

    /** Ends the request with this problem. */
    public WebApplicationException asException() {
        return asException(Response.noContent());
    }

    /** Ends the request with this problem and the header fields of {@code response}. */
    public WebApplicationException asException(Response.ResponseBuilder response) {
        return new Refusal(this, response.status(Status.of(status)).build());
    }

    /** The problem that ended a request; empty when it was ended for another reason. */
    public static Optional<ProblemDetails> in(WebApplicationException exception) {
        return exception instanceof Refusal refusal ? Optional.of(refusal.problem) : Optional.empty();
    }

    /** Carries the problem beside the response: JAX-RS shows an exception to its mapper only when the response has no body yet. */
    private static final class Refusal extends WebApplicationException {

        private final transient ProblemDetails problem;

        Refusal(ProblemDetails problem, Response response) {
            super(problem.detail(), response);
            this.problem = problem;
        }
    }
}
