package dev.waymark.bulk;

import dev.waymark.submission.SubmissionEnded;
import dev.waymark.timer.RepeatedTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Moves lists on every few seconds, and when a job ends here. Any number of servers may do it. */
@ApplicationScoped
class BulkRunner {

    private static final Logger LOG = Logger.getLogger(BulkRunner.class.getName());
    private static final int PAUSE_SECONDS = 2;

    @Inject
    private RepeatedTask task;

    @Inject
    private BulkQueue queue;

    private volatile boolean stopping;

    void start(@Observes @Priority(230) Startup event) {
        task.start(this::run, PAUSE_SECONDS, PAUSE_SECONDS);
    }

    void stop(@Observes @Priority(100) Shutdown event) {
        stopping = true;
        task.stop();
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SubmissionEnded ended) {
        lookAtOnce();
    }

    /** Does not wait for the next few seconds. */
    void lookAtOnce() {
        if (!stopping) {
            task.once(this::run);
        }
    }

    private void run() {
        try {
            for (long bulk : queue.open()) {
                if (!stopping) {
                    advance(bulk);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Lists of websites could not be read; they go on later", e);
        }
    }

    /** A fault in one list does not hold the others up. */
    private void advance(long bulk) {
        try {
            queue.advance(bulk);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The list " + bulk + " did not move on; it is tried again", e);
        }
    }
}
