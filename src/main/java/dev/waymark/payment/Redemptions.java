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
import org.jspecify.annotations.Nullable;

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
        Optional<String> session = given(presented.checkoutSessionId());
        if (session.isPresent()) {
            return ofSession(session.get(), presented);
        }
        Optional<String> intent = given(presented.paymentIntentId());
        if (intent.isPresent()) {
            return ofIntent(intent.get(), presented, client);
        }
        throw notPaid("error.payment-missing");
    }

    private Token ofSession(String session, PaidTier.Presented presented) throws StripeUnavailable {
        Payment payment = paid(payments.ofSession(session));
        Submission bought = payment.submissionId().flatMap(submissions::find).orElseThrow(Redemptions::expired);
        if (given(presented.url()).isPresent()) {
            requireSame(bought, visitingRules.check(presented.draft()));
        }
        return tokens.of(bought);
    }

    private Token ofIntent(String intent, PaidTier.Presented presented, String client) throws StripeUnavailable {
        Order order = visitingRules.check(presented.draft());
        Payment payment = paid(payments.ofIntent(intent));
        Submission bought = orders.spend(payment, PaidOrder.of(payment.orderId(), order, client));
        requireSame(bought, order);
        return tokens.of(bought);
    }

    private Payment paid(Optional<Payment> found) throws StripeUnavailable {
        Payment payment = checkouts.upToDate(found.orElseThrow(() -> notPaid("error.payment-unknown")));
        return switch (payment.state()) {
            case PAID, DISPUTED -> payment;
            case REFUNDED -> throw notPaid("error.payment-refunded");
            case OPEN, FAILED, EXPIRED -> throw notPaid("error.payment-incomplete");
        };
    }

    private static void requireSame(Submission bought, Order order) {
        if (!bought.order().equals(order)) {
            throw ProblemDetails.of(ProblemType.PAYMENT_SPENT, "error.payment-spent")
                    .asException();
        }
    }

    static WebApplicationException expired() {
        return notPaid("error.payment-expired");
    }

    private static WebApplicationException notPaid(String why) {
        return ProblemDetails.of(ProblemType.NOT_PAID, why).asException();
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
