package dev.waymark.payment;

import dev.waymark.submission.PaidOrder;
import dev.waymark.submission.Submission;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The way from an order to Stripe's page, and back. */
@ApplicationScoped
class Checkouts {

    @Inject
    private Orders orders;

    @Inject
    private Payments payments;

    @Inject
    private StripeClient account;

    @Inject
    private Fulfilment fulfilment;

    @Inject
    private OrderTokens tokens;

    @Inject
    private CheckoutOrigin origin;

    /**
     * Where an order leads.
     *
     * @param next Stripe's page or, when it has been paid for, the job
     */
    record Way(URI next, Token token, Payment payment) {

        boolean leadsToPayment() {
            return !payment.state().wasPaid();
        }
    }

    /** However often and at once it is asked for, an order has one page to pay on, until that page closes unpaid. */
    Way of(PaidOrder order, Buyer buyer) throws StripeUnavailable {
        return of(order, Optional.of(buyer));
    }

    private Way of(PaidOrder order, Optional<Buyer> buyer) throws StripeUnavailable {
        PlacedOrder placed = orders.place(order, buyer);
        if (placed.payment().isOverdue(Instant.now())) {
            upToDate(placed.payment());
            placed = orders.place(order, buyer);
        }
        Token token = tokens.of(placed.submission());
        Payment payment = offered(placed.payment());
        URI next = payment.state().wasPaid()
                ? URI.create("/jobs/" + token.text())
                : payment.checkout(Instant.now()).orElseThrow(Checkouts::undecided);
        return new Way(next, token, payment);
    }

    /** Where an order that was placed before leads. */
    Way again(Submission placed) throws StripeUnavailable {
        return of(
                new PaidOrder(placed.orderKey().orElseThrow(), placed.order(), placed.client(), placed.continues()),
                payments.of(placed.id()).flatMap(Payment::buyer));
    }

    /** The payment with a page to pay on, if it still can be paid. */
    private Payment offered(Payment payment) throws StripeUnavailable {
        if (payment.state() != Payment.State.OPEN || payment.sessionId().isPresent()) {
            return payment;
        }
        CheckoutSession hosted = account.open(payment);
        if (!origin.allows(hosted.url())) {
            throw new IllegalStateException("Stripe's page is on a host that visitors are not sent to");
        }
        return payments.offered(payment, hosted);
    }

    /** Its page is closed, and yet Stripe says neither that it was paid nor that it was not: money is on its way. */
    private static RuntimeException undecided() {
        return ProblemDetails.of(ProblemType.PAYMENT_PENDING, "error.payment-pending")
                .asException();
    }

    /** The payment as it is after Stripe was asked, if it was still open. */
    Payment upToDate(Payment payment) throws StripeUnavailable {
        if (payment.state() != Payment.State.OPEN) {
            return payment;
        }
        fulfilment.apply(account.retrieve(payment));
        return payments.ofOrder(payment.orderId()).orElseThrow();
    }
}
