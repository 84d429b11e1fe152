package dev.waymark.job;

import dev.waymark.web.Token;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who is watching a job on this server. The progress is read from the database, where whichever server runs the job
 * writes it: one small query for all watchers together, twice a second while there are any.
 */
@ApplicationScoped
public class ProgressStreams {

    private static final Logger LOG = Logger.getLogger(ProgressStreams.class.getName());
    private static final int MOST = 200;
    private static final int MOST_OF_A_CLIENT = 10;
    private static final long TICK_MILLIS = 500;
    private static final long SIGN_OF_LIFE = Duration.ofSeconds(15).toNanos();
    private static final long LONGEST = Duration.ofMinutes(30).toNanos();
    private static final long NOTHING_SENT = -1;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService clock;

    @Inject
    private Jobs jobs;

    private final Map<Watcher, Sent> open = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> ticking;

    /** Somebody who watches a job. What it is told, it is told in one thread after the other. */
    public interface Watcher {

        /** The job. */
        Token token();

        /** Its number. */
        long jobId();

        /** Whose watchers are counted together. */
        String client();

        boolean isOpen();

        /** The job has changed; this is said once at the beginning too. */
        void progress(JobStatus job);

        /** Nothing has happened for a while, and the connection is still to be used. */
        void keepAlive();

        /** There will be no more. */
        void close();
    }

    /** Whether there is room for a watcher. */
    public enum Room {
        ENOUGH,
        NONE_FOR_THE_CLIENT,
        NONE
    }

    private record Sent(long version, long at, long opened) {}

    void start(@Observes Startup event) {
        ticking = clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes Shutdown event) {
        if (ticking != null) {
            ticking.cancel(false);
        }
        open.keySet().forEach(this::close);
    }

    /** Adds a watcher, unless there are as many as this server serves, in all or for one client. */
    public synchronized Room open(Watcher watcher) {
        if (open.size() >= MOST) {
            return Room.NONE;
        }
        if (watching(watcher.client()) >= MOST_OF_A_CLIENT) {
            return Room.NONE_FOR_THE_CLIENT;
        }
        long now = System.nanoTime();
        open.put(watcher, new Sent(NOTHING_SENT, now, now));
        return Room.ENOUGH;
    }

    private long watching(String client) {
        return open.keySet().stream()
                .filter(watcher -> watcher.client().equals(client))
                .filter(Watcher::isOpen)
                .count();
    }

    private void tick() {
        try {
            if (!open.isEmpty()) {
                Map<Long, Long> versions =
                        jobs.versions(open.keySet().stream().map(Watcher::jobId).toList());
                open.forEach((watcher, sent) -> serve(watcher, sent, versions.get(watcher.jobId())));
            }
        } catch (RuntimeException e) {
            // The database is away for a moment, say: the next tick tries again, and a page asks by itself meanwhile.
            LOG.log(Level.FINE, "progress could not be sent", e);
        }
    }

    private void serve(Watcher watcher, Sent sent, @Nullable Long version) {
        long now = System.nanoTime();
        if (version == null || !watcher.isOpen() || now - sent.opened() > LONGEST) {
            close(watcher);
        } else if (version != sent.version()) {
            jobs.status(watcher.token()).ifPresent(job -> tell(watcher, job));
            open.replace(watcher, new Sent(version, now, sent.opened()));
        } else if (now - sent.at() > SIGN_OF_LIFE) {
            open.replace(watcher, new Sent(version, now, sent.opened()));
            watcher.keepAlive();
        }
    }

    private void tell(Watcher watcher, JobStatus job) {
        watcher.progress(job);
        if (job.state().isEnd()) {
            close(watcher);
        }
    }

    private void close(Watcher watcher) {
        open.remove(watcher);
        watcher.close();
    }
}
