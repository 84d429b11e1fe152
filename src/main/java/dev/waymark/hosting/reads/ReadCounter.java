package dev.waymark.hosting.reads;

import dev.waymark.agent.AgentFamilies;
import dev.waymark.timer.RepeatedTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts requests for hosted files in memory, and stores the counts every few seconds. */
@ApplicationScoped
public class ReadCounter {

    private static final Logger LOG = Logger.getLogger(ReadCounter.class.getName());
    private static final int SECONDS_BETWEEN_STORES = 10;

    @Inject
    private RepeatedTask task;

    @Inject
    private Reads reads;

    private final ReadCounts counts = new ReadCounts(System::nanoTime);

    void start(@Observes @Priority(200) Startup event) {
        task.start(this::store, SECONDS_BETWEEN_STORES, SECONDS_BETWEEN_STORES);
    }

    /** Stores what has been counted since the last time. */
    void stop(@Observes @Priority(100) Shutdown event) {
        task.stop();
        store();
    }

    /**
     * Counts one read. Does not wait for anything.
     *
     * @param host whose file it is; one that has a hosted file
     * @param file the kind of file: llms.txt, llms-full.txt, page, section or version
     * @param userAgent what the program calls itself; null when it does not say
     */
    public void count(String host, String file, @Nullable String userAgent) {
        counts.add(host, file, AgentFamilies.named(userAgent).id());
    }

    /** What could not be stored is kept for the next time. */
    private synchronized void store() {
        try {
            counts.drain(reads::add);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Reads of hosted files could not be stored; that is tried again", e);
        }
        long lost = counts.takeLost();
        if (lost > 0) {
            LOG.warning(() -> lost + " reads of hosted files were not counted, since too many wait to be stored");
        }
    }
}
