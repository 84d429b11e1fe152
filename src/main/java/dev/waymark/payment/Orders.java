package dev.waymark.payment;

import dev.waymark.submission.PaidOrder;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What is ordered, and what is paid for it. */
@ApplicationScoped
class Orders {

    @Inject
    private Submissions submissions;

    @Inject
    private Payments payments;

    @Inject
    private Fulfilment fulfilment;

    @Inject
    private OrderTokens tokens;

    /** Stores an order with a payment that is open; the same order placed again, even at the same moment, is the same one. */
    @Transactional
    PlacedOrder place(PaidOrder order, Optional<Buyer> buyer) {
        Submission submission = submissions.place(order, tokens.of(order.key()));
        Payment payment =
                payments.of(submission.id()).filter(Orders::isCurrent).orElseGet(() -> create(submission, buyer));
        return new PlacedOrder(submission, payment);
    }

    private static boolean isCurrent(Payment payment) {
        return payment.state() == Payment.State.OPEN || payment.state().wasPaid();
    }

    private Payment create(Submission submission, Optional<Buyer> buyer) {
        Payment payment = payments.create(buyer);
        payment.buys(submission.id());
        return payment;
    }

    /** Spends a payment that was made before anybody said for what; one that is spent stays so. */
    @Transactional
    Submission spend(Payment paid, PaidOrder order) {
        Payment payment = payments.locked(paid);
        if (payment.submissionId().isEmpty() && !payment.isSpent()) {
            Submission submission = submissions.place(order, tokens.of(order.key()));
            payment.buys(submission.id());
            fulfilment.open(payment, submission.id());
            return submission;
        }
        return payment.submissionId().flatMap(submissions::find).orElseThrow(Redemptions::expired);
    }
}
