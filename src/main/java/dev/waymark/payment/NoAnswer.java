package dev.waymark.payment;

import com.stripe.exception.StripeException;
import dev.waymark.web.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.logging.Logger;

/** Stripe did not do what it was asked: it was away, or it refused. Its own words are for the log, by its request id. */
final class NoAnswer extends Exception {

    private static final Logger LOG = Logger.getLogger(NoAnswer.class.getName());

    private final String code;
    private final boolean outage;

    NoAnswer(StripeException e) {
        super("status %s, code %s, request %s".formatted(e.getStatusCode(), e.getCode(), e.getRequestId()), e);
        code = Optional.ofNullable(e.getCode()).orElse("");
        int status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        outage = status == 0 || status == 429 || status >= 500;
    }

    /** Whether it would answer nothing else now either, unlike a refusal of this one question. */
    boolean isOutage() {
        return outage;
    }

    /** Stripe's name for the reason; empty when it gave none. */
    String code() {
        return code;
    }

    /** Tells the visitor. */
    WebApplicationException asException() {
        LOG.warning(() -> "Stripe gave no answer: " + getMessage());
        return Problem.of(
                        503,
                        "The payment service does not answer at the moment. Nothing has been charged; please try again in "
                                + "a minute.")
                .asException(Response.noContent().header("Retry-After", 60));
    }
}
