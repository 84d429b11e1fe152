package dev.waymark.monitor.check;

import dev.waymark.monitor.MonitorSettings;
import dev.waymark.monitor.Watch;
import dev.waymark.monitor.Watches;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the checks that are due, a few at a time on each server, and goes on holding those that it makes. */
@ManagedExecutorDefinition(
        name = "java:app/concurrent/checks",
        maxAsync = CheckRunner.THREADS,
        hungTaskThreshold = 1_800_000)
@ApplicationScoped
public class CheckRunner {

    private static final Logger LOG = Logger.getLogger(CheckRunner.class.getName());

    /** CHECKS_PARALLEL is the tighter bound. */
    static final int THREADS = 16;

    private static final int FIRST_LOOK_SECONDS = 5;
    private static final int LOOK_EVERY_SECONDS = 1;
    private static final int SECONDS_TO_STOP = 8;

    @Inject
    private RepeatedTask task;

    @Resource(lookup = "java:app/concurrent/checks")
    private ManagedExecutorService threads;

    @Inject
    private Watches watches;

    @Inject
    private SiteChecks checks;

    @Inject
    private MonitorSettings settings;

    /** The checks that this server makes, by their claims. */
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;

    void start(@Observes @Priority(200) Startup event) {
        if (settings.parallel() > 0) {
            task.start(this::look, FIRST_LOOK_SECONDS, LOOK_EVERY_SECONDS);
        }
    }

    /** Ends what is under way; it is begun again by another server. */
    void stop(@Observes @Priority(100) Shutdown event) throws InterruptedException {
        stopping = true;
        task.stop();
        for (int i = 0; i < SECONDS_TO_STOP * 10 && !running.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** A fault ends one look, and the next starts over. */
    private synchronized void look() {
        try {
            watches.renew(running);
            while (!stopping && running.size() < Math.min(settings.parallel(), THREADS)) {
                Optional<Watch> due = watches.claim();
                if (due.isEmpty()) {
                    return;
                }
                begin(due.get());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Checks that are due were not begun; they are looked for again", e);
        }
    }

    private void begin(Watch watch) {
        running.add(watch.claim());
        try {
            threads.execute(() -> run(watch));
        } catch (RuntimeException e) {
            running.remove(watch.claim());
            throw e;
        }
    }

    private void fail(Watch watch, RuntimeException failure) {
        LOG.log(Level.WARNING, "The check of website " + watch.id() + " broke off", failure);
        if (!DatabaseOutage.isBehind(failure) && !stopping) {
            try {
                checks.fail(watch);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "and this could not be stored; it is made again in a minute", e);
            }
        }
    }

    private void run(Watch watch) {
        try {
            checks.check(watch, () -> stopping);
        } catch (RuntimeException e) {
            fail(watch, e);
        } finally {
            running.remove(watch.claim());
        }
        if (!stopping) {
            look(); // else short checks would wait for the timer, and the server do no more than a few in two seconds
        }
    }
}
