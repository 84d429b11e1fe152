package dev.waymark.webhook;

import dev.waymark.timer.RepeatedTask;
import dev.waymark.web.DatabaseOutage;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the deliveries that are due, a few at a time on each server. */
@ManagedExecutorDefinition(
        name = "java:app/concurrent/webhooks",
        maxAsync = DeliveryRunner.THREADS,
        hungTaskThreshold = 120_000)
@ApplicationScoped
class DeliveryRunner {

    private static final Logger LOG = Logger.getLogger(DeliveryRunner.class.getName());

    /** WEBHOOKS_PARALLEL is the tighter bound. */
    static final int THREADS = 64;

    private static final int FIRST_LOOK_SECONDS = 5;
    private static final int LOOK_EVERY_SECONDS = 1;
    private static final int SECONDS_TO_STOP = 8;

    @Inject
    private RepeatedTask task;

    @Resource(lookup = "java:app/concurrent/webhooks")
    private ManagedExecutorService threads;

    @Inject
    private Deliveries deliveries;

    @Inject
    private WebhookPost post;

    @Inject
    private WebhookSettings settings;

    private final AtomicInteger running = new AtomicInteger();

    private volatile boolean stopping;

    void start(@Observes @Priority(230) Startup event) {
        if (settings.parallel() > 0) {
            task.start(this::look, FIRST_LOOK_SECONDS, LOOK_EVERY_SECONDS);
        }
    }

    /** What does not end in time is sent again by another server. */
    void stop(@Observes @Priority(100) Shutdown event) throws InterruptedException {
        stopping = true;
        task.stop();
        for (int i = 0; i < SECONDS_TO_STOP * 10 && running.get() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** A fault ends one look, and the next starts over. */
    private synchronized void look() {
        try {
            while (!stopping && running.get() < Math.min(settings.parallel(), THREADS)) {
                Optional<ClaimedDelivery> due = deliveries.claim();
                if (due.isEmpty()) {
                    return;
                }
                begin(due.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Messages that are due were not sent; they are looked for again", e);
        }
    }

    private void begin(ClaimedDelivery delivery) {
        running.incrementAndGet();
        try {
            threads.execute(() -> run(delivery));
        } catch (RuntimeException e) {
            running.decrementAndGet();
            throw e;
        }
    }

    private void run(ClaimedDelivery delivery) {
        try {
            deliveries.end(delivery, outcome(delivery));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What came of delivery " + delivery.id() + " was not stored; it is made again", e);
        } finally {
            running.decrementAndGet();
        }
        if (!stopping) {
            look(); // else many short messages would wait for the timer
        }
    }

    private DeliveryOutcome outcome(ClaimedDelivery delivery) {
        try {
            return post.post(delivery);
        } catch (RuntimeException e) {
            if (DatabaseOutage.isBehind(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "Delivery " + delivery.id() + " broke off", e);
            return DeliveryOutcome.BROKEN;
        }
    }
}
