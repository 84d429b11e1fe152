package dev.waymark.web;

import dev.waymark.message.Message;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a program as a problem document (RFC 9457), for a person as a page; {@link ProblemDocument} is the same in
 * the language of a request.
 *
 * @param status that of its type, or one that was set elsewhere
 * @param detail what happened here and what to do about it
 * @param errors what is wrong with which field; empty when no field is to blame
 * @param id names this occurrence in the operator's log; null when nothing was logged
 */
public record ProblemDetails(
        ProblemType type,
        int status,
        Message detail,
        List<Field> errors,
        @Nullable String id) {

    public static final MediaType JSON = new MediaType("application", "problem+json");

    /** What is wrong with one field of the input. */
    public record Field(String field, Message message) {}

    /** @throws IllegalArgumentException for an id that names nothing */
    public ProblemDetails {
        if (id != null && id.isBlank()) {
            throw new IllegalArgumentException("An id is not blank");
        }
    }

    /**
     * A problem of a type.
     *
     * @param detail the key of a message
     */
    public static ProblemDetails of(ProblemType type, String detail, Object... arguments) {
        return of(type, Message.of(detail, arguments));
    }

    public static ProblemDetails of(ProblemType type, Message detail) {
        return new ProblemDetails(type, type.status(), detail, List.of(), null);
    }

    /** For a status that was set elsewhere, such as by the container; {@code detail} is the key of a message. */
    public static ProblemDetails of(int status, String detail) {
        return new ProblemDetails(ProblemType.of(status), status, Message.of(detail), List.of(), null);
    }

    /** 422: the input is understood but cannot be accepted. */
    public static ProblemDetails invalid(List<Field> errors) {
        Message detail = errors.size() == 1 ? errors.get(0).message() : Message.of("error.values");
        return new ProblemDetails(ProblemType.INVALID_INPUT, ProblemType.INVALID_INPUT.status(), detail, errors, null);
    }

    /** The same for one field. */
    public static ProblemDetails invalid(String field, Message message) {
        return invalid(List.of(new Field(field, message)));
    }

    ProblemDetails logged(String occurrence) {
        return new ProblemDetails(type, status, detail, errors, occurrence);
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
            super(problem.detail().toString(), response);
            this.problem = problem;
        }
    }
}
