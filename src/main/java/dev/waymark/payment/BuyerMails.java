package dev.waymark.payment;

import dev.waymark.mail.MailKind;
import dev.waymark.mail.Outbox;
import dev.waymark.storage.Sql;
import dev.waymark.submission.SubmissionEnded;
import dev.waymark.submission.Submissions;
import dev.waymark.submission.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** Writes to buyers, at the address that they gave to Stripe, when something has come of their payment. */
@ApplicationScoped
class BuyerMails {

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Submissions submissions;

    void write(@Observes SubmissionEnded ended) {
        if (ended.tier() == Tier.PAID) {
            write(ended.submissionId());
        }
    }

    /** Says how the job of a submission ended, if it has ended and it is known who paid; a job that was cancelled needs no mail. */
    void write(long submission) {
        sql.of("select state from submission_jobs where submission_id = :id and state in ('FINISHED', 'FAILED')")
                .with("id", submission)
                .first(row -> row.text("state").equals("FINISHED") ? MailKind.JOB_READY : MailKind.JOB_FAILED)
                .ifPresent(kind -> send(kind, submission, Optional.of(submission)));
    }

    /** Says that a payment was given back. */
    void writeRefund(Payment payment) {
        send(MailKind.REFUNDED, payment.id(), payment.submissionId());
    }

    private void send(MailKind kind, long about, Optional<Long> submission) {
        submission.flatMap(submissions::emailOf).ifPresent(email -> outbox.send(kind, about, email));
    }

    /** What a submission's mails are about is deleted. */
    void forget(long submission) {
        outbox.forget(MailKind.JOB_READY, submission);
        outbox.forget(MailKind.JOB_FAILED, submission);
    }
}
