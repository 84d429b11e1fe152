package dev.waymark.payment;

import dev.waymark.submission.SubmissionErased;
import dev.waymark.submission.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Starts what a payment paid for. The webhook, the success page and reconciliation all call it; however often and in whatever order,
 * one payment starts one job.
 */
@ApplicationScoped
public class Fulfilment {

    private static final Logger LOG = Logger.getLogger(Fulfilment.class.getName());

    /** What came of a statement, as it is kept with the event. */
    public enum Outcome {
        /** The payment has moved. */
        APPLIED,
        /** It was there already, or beyond. */
        UNCHANGED,
        /** No order of ours. */
        NOT_OURS,
        /** Another sum, currency, session or mode than we asked for. */
        MISMATCH,
        /** A kind of event that we do not follow. */
        NOT_FOLLOWED
    }

    @Inject
    private Payments payments;

    @Inject
    private Submissions submissions;

    @Inject
    private BuyerMails mails;

    /** Applies what Stripe says, in the caller's transaction or one of its own. */
    @Transactional
    public Outcome apply(StripeStatus said) {
        Optional<Payment> found = payments.locked(said);
        if (found.isEmpty()) {
            return Outcome.NOT_OURS;
        }
        Payment payment = found.get();
        if (!payment.matches(said)) {
            LOG.warning(() -> "Stripe says %s of %d %s for order %s, which is not what was ordered"
                    .formatted(said.says(), said.amount(), said.currency(), payment.orderId()));
            return Outcome.MISMATCH;
        }
        boolean moved = payment.follow(said, Instant.now());
        if (payment.state() == Payment.State.PAID) {
            payment.submissionId().ifPresent(submission -> complete(payment, submission, said, moved));
        }
        if (moved && payment.state() == Payment.State.REFUNDED) {
            mails.writeRefund(payment);
        }
        return moved ? Outcome.APPLIED : Outcome.UNCHANGED;
    }

    /** Who paid is noted whenever it is said: not every event that says that money came says from whom. */
    private void complete(Payment payment, long submission, StripeStatus said, boolean moved) {
        if (moved) {
            open(payment, submission);
        }
        submissions.belongTo(submission, said.email());
        mails.write(submission); // a short job may have ended before it was said who paid
    }

    /** Erasing what came to no good end does not hide that its payment may have to be given back. */
    void reopen(@Observes SubmissionErased erased) {
        mails.forget(erased.submissionId());
        if (!erased.delivered()) {
            payments.of(erased.submissionId()).ifPresent(Payment::clearFulfilment);
        }
    }

    /** Opens the job that a paid payment is for; a second payment for the same job opens nothing, and so can be refunded. */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(Payment payment, long submission) {
        if (submissions.accept(submission)) {
            payment.fulfil(Instant.now());
        }
    }
}
