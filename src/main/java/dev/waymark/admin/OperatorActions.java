package dev.waymark.admin;

import dev.waymark.admin.signin.Audit;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.payment.Payment;
import dev.waymark.payment.Payments;
import dev.waymark.payment.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** What an operator can do. Each action is noted with what came of it, in words; its number leads to them. */
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
            return "Not done: its payment was given back.";
        }
        return jobs.retry(job.id())
                ? "The job starts again."
                : "Not done: only a job that failed can be retried, and only once. If it failed just now, try again.";
    }

    private boolean moneyIsGone(Job job) {
        return payments.of(job.submission().id())
                .map(Payment::state)
                .filter(state -> state == Payment.State.REFUNDED || state == Payment.State.DISPUTED)
                .isPresent();
    }

    long cancel(Job job, String client) {
        String outcome = jobs.cancel(job.id()) ? "The job is cancelled." : "Not done: the job had ended already.";
        return audit.note("cancel", target(job), outcome, client);
    }

    /** Gives the money back; noted with the job that it was for, and otherwise with the order itself. */
    long refund(UUID order, Optional<Job> job, String client) {
        Refunds.Answer answer = refunds.refund(order);
        return audit.note("refund", job.map(OperatorActions::target).orElse(target(order)), answer.words(), client);
    }

    static String target(Job job) {
        return "job " + job.id();
    }

    static String target(UUID order) {
        return "order " + order;
    }
}
