package dev.waymark.payment;

import dev.waymark.submission.Order;
import dev.waymark.submission.PaidOrder;
import dev.waymark.submission.PaidTier;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** Payments that programs present for the job that they bought. Presented again for the same site, a payment gives the same job. */
@ApplicationScoped
class Redemptions {

    @Inject
    private Payments payments;

    @Inject
    private Checkouts checkouts;

    @Inject
    private Orders orders;

    @Inject
    private Submissions submissions;

    @Inject
    private UrlPolicy visitingRules;

    @Inject
    private OrderTokens tokens;

    Token redeem(PaidTier.Presented presented, String client) throws StripeUnavailable {
        if (given(presented.checkoutSessionId())) {
            return ofSession(presented);
        }
        if (given(presented.paymentIntentId())) {
            return ofIntent(presented, client);
        }
        throw notPaid("Send the payment: payment_intent_id or checkout_session_id.");
    }

    private Token ofSession(PaidTier.Presented presented) throws StripeUnavailable {
        Payment payment = paid(payments.ofSession(presented.checkoutSessionId()));
        Submission bought = payment.submissionId().flatMap(submissions::find).orElseThrow(Redemptions::expired);
        if (given(presented.url())) {
            requireSame(bought, visitingRules.check(presented.draft()));
        }
        return tokens.of(bought);
    }

    private Token ofIntent(PaidTier.Presented presented, String client) throws StripeUnavailable {
        Order order = visitingRules.check(presented.draft());
        Payment payment = paid(payments.ofIntent(presented.paymentIntentId()));
        Submission bought = orders.spend(payment, PaidOrder.of(payment.orderId(), order, client));
        requireSame(bought, order);
        return tokens.of(bought);
    }

    private Payment paid(Optional<Payment> found) throws StripeUnavailable {
        Payment payment = checkouts.upToDate(found.orElseThrow(() -> notPaid("This payment is not known here.")));
        return switch (payment.state()) {
            case PAID, DISPUTED -> payment;
            case REFUNDED -> throw notPaid("This payment was given back.");
            case OPEN, FAILED, EXPIRED -> throw notPaid("This payment has not been completed.");
        };
    }

    private static void requireSame(Submission bought, Order order) {
        if (!bought.order().equals(order)) {
            throw ProblemDetails.of(
                            ProblemType.PAYMENT_SPENT,
                            "This payment was spent on another site or with other options; it buys one job.")
                    .asException();
        }
    }

    static WebApplicationException expired() {
        return notPaid("The result that this payment bought has expired, or was deleted.");
    }

    private static WebApplicationException notPaid(String why) {
        return ProblemDetails.of(ProblemType.NOT_PAID, why).asException();
    }

    private static boolean given(String value) {
        return value != null && !value.isBlank();
    }
}
