package dev.waymark.payment;

import dev.waymark.timer.RepeatedTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks Stripe, every few minutes, what became of payments of which no event has come. Any number of servers may do it. */
@ApplicationScoped
class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());
    private static final int AT_ONCE = 100;
    private static final int FIRST_RUN_SECONDS = 10;

    @Inject
    private RepeatedTask task;

    @Inject
    private PaymentSettings settings;

    @Inject
    private Payments payments;

    @Inject
    private StripeClient account;

    @Inject
    private Fulfilment fulfilment;

    @Inject
    private Refunds refunds;

    @Inject
    @ConfigProperty(name = "RECONCILE_SECONDS")
    int every;

    @Inject
    @ConfigProperty(name = "RECONCILE_AFTER_SECONDS")
    int age;

    @Inject
    private RefundPolicy policy;

    void start(@Observes @Priority(200) Startup event) {
        if (settings.hasKey()) {
            task.start(this::run, Math.min(every, FIRST_RUN_SECONDS), every);
        }
    }

    void stop(@Observes Shutdown event) {
        task.stop();
    }

    /** One run; a fault ends it, and the next starts over. */
    void run() {
        try {
            payments.closeForgotten();
            reconcile();
            if (policy.isAutomatic()) {
                refunds.due().stream().filter(Refunds.Due::ours).forEach(this::refund);
            }
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Stripe gave no answer to a reconciliation: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A reconciliation broke off; the next one goes on", e);
        }
    }

    /** One that cannot be given back does not keep the others from it. */
    private void refund(Refunds.Due due) {
        try {
            if (payments.claimRefund(due.order(), policy.delay(), pause())) {
                refunds.refund(due.order());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Order " + due.order() + " was not refunded", e);
        }
    }

    private void reconcile() throws StripeUnavailable {
        List<Payment> open = claim();
        while (!open.isEmpty()) {
            for (Payment payment : open) {
                reconcile(payment);
            }
            open = claim();
        }
    }

    private void reconcile(Payment payment) throws StripeUnavailable {
        try {
            fulfilment.apply(account.retrieve(payment));
        } catch (StripeUnavailable e) {
            if (e.isOutage()) {
                throw e;
            }
            LOG.warning(() -> "Stripe does not know order " + payment.orderId() + ": " + e.getMessage());
        }
    }

    private Duration pause() {
        return Duration.ofSeconds(every).multipliedBy(3).dividedBy(4);
    }

    /** What was asked for in this run is not asked for again in it. */
    private List<Payment> claim() {
        return payments.claim(Duration.ofSeconds(age), pause(), AT_ONCE);
    }
}
