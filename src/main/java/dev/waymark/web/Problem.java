package dev.waymark.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong, for a program as a problem document (RFC 9457), for a person as a page.
 *
 * @param title the kind of problem, the same for every occurrence
 * @param detail what happened here and what to do about it
 * @param errors what is wrong with which field; empty when no field is to blame
 * @param id names this occurrence in the operator's log; empty when nothing was logged
 */
public record Problem(String title, int status, String detail, List<Field> errors, String id) {

    public static final MediaType JSON = new MediaType("application", "problem+json");

    /** What is wrong with one field of the input. */
    public record Field(String field, String message) {}

    public static Problem of(int status, String detail) {
        return new Problem(Status.of(status).getReasonPhrase(), status, detail, List.of(), "");
    }

    /** 422: the input is understood but cannot be accepted. */
    public static Problem invalid(List<Field> errors) {
        String detail = errors.size() == 1 ? errors.get(0).message() : "Some values cannot be accepted.";
        return new Problem("Invalid input", 422, detail, errors, "");
    }

    Problem logged(String occurrence) {
        return new Problem(title, status, detail, errors, occurrence);
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
    public static Optional<Problem> in(WebApplicationException exception) {
        return exception instanceof Refusal refusal ? Optional.of(refusal.problem) : Optional.empty();
    }

    /** Carries the problem beside the response: JAX-RS shows an exception to its mapper only when the response has no body yet. */
    private static final class Refusal extends WebApplicationException {

        private final transient Problem problem;

        Refusal(Problem problem, Response response) {
            super(problem.detail(), response);
            this.problem = problem;
        }
    }
}
