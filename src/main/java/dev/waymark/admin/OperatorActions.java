package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.message.Message;
import dev.waymark.payment.Payment;
import dev.waymark.payment.Payments;
import dev.waymark.payment.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What an operator can do. Each action is noted with what came of it, in English; its number leads to them. */
@ApplicationScoped
class OperatorActions {

    @Inject
    private Jobs jobs;

    @Inject
    private Payments payments;

    @Inject
    private Refunds refunds;

    @Inject
    private Audit audit;

    /** Retries a failed job. */
    long retry(Job job, String client) {
        return audit.note("retry", target(job), retried(job), client);
    }

    private String retried(Job job) {
        if (moneyIsGone(job)) {
            return Message.of("admin.retry.refunded").toString();
        }
        return jobs.retry(job.id())
                ? Message.of("admin.retry.done").toString()
                : Message.of("admin.retry.refused").toString();
    }

    private boolean moneyIsGone(Job job) {
        long submission = job.submission().id();
        return payments.ofBuyer(submission)
                .filter(payment -> payment.isRefundUnderWay()
                        || payment.state() == Payment.State.DISPUTED
                        || payment.hasReplaced(submission))
                .isPresent();
    }

    long cancel(Job job, String client) {
        Message outcome = Message.of(jobs.cancel(job.id()) ? "admin.cancel.done" : "admin.cancel.refused");
        return audit.note("cancel", target(job), outcome.toString(), client);
    }

    /** Gives the money back; noted with the job that it was for, and otherwise with the order itself. */
    long refund(UUID order, Optional<Job> job, String client) {
        Refunds.Answer answer = refunds.refund(order);
        return audit.note(
                "refund",
                job.map(OperatorActions::target).orElse(target(order)),
                answer.outcome().toString(),
                client);
    }

    /** Nothing to give back. */
    long hasNoPayment(Job job, String client) {
        return audit.note("refund", target(job), Message.of("refund.unknown").toString(), client);
    }

    static String target(Job job) {
        return "job " + job.id();
    }

    static String target(UUID order) {
        return "order " + order;
    }
}
