package dev.waymark.payment.subscription;

import dev.waymark.account.signin.AccountDeleted;
import dev.waymark.submission.SubmissionErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Has the subscriptions of what is deleted cancelled: decided in the same transaction, and done once that is committed. */
@ApplicationScoped
class SubscriptionEnds {

    @Inject
    private SubscriptionRows rows;

    @Inject
    private Event<SubscriptionReconciliation.CancelWanted> wanted;

    void cancel(@Observes SubmissionErased erased) {
        fire(rows.cancelOfSubmission(erased.submissionId()));
    }

    void cancel(@Observes AccountDeleted deleted) {
        fire(rows.cancelOfAccount(deleted.accountId()));
    }

    private void fire(List<Long> subscriptions) {
        if (!subscriptions.isEmpty()) {
            wanted.fire(new SubscriptionReconciliation.CancelWanted(subscriptions));
        }
    }
}
