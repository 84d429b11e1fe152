package dev.waymark.submission;

import dev.waymark.web.Token;
import dev.waymark.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes submissions that are paid for. What a visitor asks for is known here and in {@code job}; how they pay only in
 * {@code payment}, which implements this.
 */
public interface PaidTier {

    /** What a program presents: a payment, and the site unless the payment was for one. Fields left out are null. */
    record Presented(
            @Nullable String url,
            @Nullable String template,
            @Nullable String sector,
            @Nullable String goal,
            @Nullable Boolean includeNoindex,
            @Nullable String paymentIntentId,
            @Nullable String checkoutSessionId) {

        public Order.Draft draft() {
            return new Order.Draft(url, template, sector, goal, includeNoindex);
        }
    }

    /** Whether it could be sold: there are keys to a payment service. */
    boolean isSetUp();

    /**
     * The page that shows what is at the address and asks what has to be known before a payment.
     *
     * @param visit names the form that was filled in, so that sending it twice is sending it once; may be null
     * @throws jakarta.ws.rs.WebApplicationException 403 when nothing is sold here, 422 for a draft that cannot be accepted or a site
     *     that cannot be read, 429 when the client has asked for too many
     */
    View confirm(Order.Draft draft, @Nullable String visit, HttpServletRequest request);

    /** What the buyer of a job has to know that failed; empty when it did not, or nobody paid for it. */
    Optional<FailedOrder> failed(Token token);

    /**
     * The job that a payment bought, enqueued once however often it is presented.
     *
     * @throws jakarta.ws.rs.WebApplicationException 402 when it is not paid or not ours, 403 when nothing is sold here, 409 when it
     *     was spent on something else
     */
    Token redeem(Presented presented, HttpServletRequest request);
}
