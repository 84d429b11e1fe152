package dev.waymark.payment.subscription;

import dev.waymark.payment.PaymentSettings;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.timer.RepeatedTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks Stripe about every live subscription once a day, and sooner about checkouts of which no event has come; cancels what is to be cancelled,
 * and ends what is over by the clock. Any number of servers may do it.
 */
@ApplicationScoped
class SubscriptionReconciliation {

    private static final Logger LOG = Logger.getLogger(SubscriptionReconciliation.class.getName());
    private static final int AT_ONCE = 100;
    private static final int FIRST_RUN_SECONDS = 10;

    @Inject
    private RepeatedTask task;

    @Inject
    private PaymentSettings payments;

    @Inject
    private SubscriptionRows rows;

    @Inject
    private SubscriptionUpdates updates;

    @Inject
    private WatchedResults results;

    @Inject
    private StripeCustomers customers;

    @Inject
    private SubscriptionClient stripe;

    @Inject
    @ConfigProperty(name = "RECONCILE_SECONDS")
    int every;

    @Inject
    @ConfigProperty(name = "RECONCILE_AFTER_SECONDS")
    int age;

    @Inject
    @ConfigProperty(name = "INVOICE_YEARS_KEPT")
    int yearsKept;

    /** Subscriptions, by their numbers, whose site or account is deleted with this transaction. */
    record CancelWanted(List<Long> subscriptions) {}

    void start(@Observes @Priority(210) Startup event) {
        if (payments.hasKey()) {
            task.start(this::run, Math.min(every, FIRST_RUN_SECONDS), every);
        }
    }

    void stop(@Observes Shutdown event) {
        task.stop();
    }

    /** One run; a fault ends it, and the next starts over. */
    void run() {
        try {
            while (updates.lapse(AT_ONCE) == AT_ONCE) {
                LOG.fine("More subscriptions are over than fit into one transaction");
            }
            reconcile();
            for (StripeCustomers.Orphan customer : customers.claim(pause(), AT_ONCE)) {
                delete(customer);
            }
            rows.deleteOld(yearsKept);
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Stripe gave no answer about subscriptions: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A run over the subscriptions broke off; the next one goes on", e);
        }
    }

    private void reconcile() throws StripeUnavailable {
        List<Long> some = claim();
        while (!some.isEmpty()) {
            for (long id : some) {
                update(id);
            }
            some = claim();
        }
    }

    /** What was asked for in this run is not asked for again in it. */
    private List<Long> claim() {
        return rows.claim(Duration.ofSeconds(age), pause(), AT_ONCE);
    }

    private Duration pause() {
        return Duration.ofSeconds(every).multipliedBy(3).dividedBy(4);
    }

    /** One that Stripe refuses does not keep the others from their turn. */
    private void update(long id) throws StripeUnavailable {
        try {
            updates.update(id);
            results.keep(id);
        } catch (StripeUnavailable e) {
            if (e.isOutage()) {
                throw e;
            }
            LOG.warning(() -> "Stripe refuses to say how subscription " + id + " is: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Subscription " + id + " was not brought up to date", e);
        }
    }

    private void delete(StripeCustomers.Orphan customer) throws StripeUnavailable {
        try {
            if (customer.stripeId().isPresent()) {
                stripe.deleteCustomer(customer.stripeId().get());
            }
            customers.delete(customer.id());
        } catch (StripeUnavailable e) {
            if (e.isOutage()) {
                throw e;
            }
            LOG.warning(() -> "Stripe has not deleted a customer: " + e.getMessage());
            if (e.code().equals("resource_missing")) {
                customers.delete(customer.id());
            }
        }
    }

    /** Does not wait for the next run: who deletes a site is not charged for it again. When Stripe is away the next run does it. */
    void cancelAtOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) CancelWanted wanted) {
        if (!payments.hasKey() || wanted.subscriptions().isEmpty()) {
            return;
        }
        try {
            task.once(() -> wanted.subscriptions().forEach(this::cancel));
        } catch (RejectedExecutionException e) {
            LOG.fine("The server is about to stop; another run cancels what is to be cancelled");
        }
    }

    private void cancel(long id) {
        try {
            updates.update(id);
        } catch (StripeUnavailable | RuntimeException e) {
            LOG.log(Level.WARNING, "Subscription " + id + " is cancelled later", e);
        }
    }
}
