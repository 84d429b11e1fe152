package dev.waymark.payment;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stripe did not answer, or refused a request. Its own message goes to the log only, with its request id. */
public final class StripeUnavailable extends Exception {

    private static final Logger LOG = Logger.getLogger(StripeUnavailable.class.getName());

    private final String code;
    private final boolean outage;

    /**
     * @param status of Stripe's answer; 0 when there was none
     * @param code Stripe's name for the reason, if it gave one
     * @param request Stripe's name for the request, if it got that far
     */
    StripeUnavailable(int status, @Nullable String code, @Nullable String request, Exception cause) {
        super("status %s, code %s, request %s".formatted(status, code, request), cause);
        this.code = Optional.ofNullable(code).orElse("");
        outage = status == 0 || status == 429 || status >= 500;
    }

    /** Whether it would answer nothing else now either, unlike a refusal of this one question. */
    public boolean isOutage() {
        return outage;
    }

    /** Stripe's name for the reason; empty when it gave none. */
    public String code() {
        return code;
    }

    /** 503 for the client. */
    public WebApplicationException asException() {
        LOG.warning(() -> "Stripe gave no answer: " + getMessage());
        return ProblemDetails.of(ProblemType.PAYMENT_SERVICE_UNAVAILABLE, "error.payment-service")
                .asException(Response.noContent().header("Retry-After", 60));
    }
}
