package dev.waymark.job;

import dev.waymark.web.Token;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
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
class ProgressStreams {

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

    private final Map<Stream, Sent> open = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> ticking;

    /** One watcher. */
    record Stream(Token token, long jobId, String client, SseEventSink sink, Sse sse) {}

    /** Whether there is room for a watcher. */
    enum Room {
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
    synchronized Room open(Stream stream) {
        if (open.size() >= MOST) {
            return Room.NONE;
        }
        if (watching(stream.client()) >= MOST_OF_A_CLIENT) {
            return Room.NONE_FOR_THE_CLIENT;
        }
        long now = System.nanoTime();
        open.put(stream, new Sent(NOTHING_SENT, now, now));
        return Room.ENOUGH;
    }

    private long watching(String client) {
        return open.keySet().stream()
                .filter(stream -> stream.client().equals(client))
                .filter(stream -> !stream.sink().isClosed())
                .count();
    }

    private void tick() {
        try {
            if (!open.isEmpty()) {
                Map<Long, Long> versions =
                        jobs.versions(open.keySet().stream().map(Stream::jobId).toList());
                open.forEach((stream, sent) -> serve(stream, sent, versions.get(stream.jobId())));
            }
        } catch (RuntimeException e) {
            // The database is away for a moment, say: the next tick tries again, and a page asks by itself meanwhile.
            LOG.log(Level.FINE, "progress could not be sent", e);
        }
    }

    private void serve(Stream stream, Sent sent, @Nullable Long version) {
        long now = System.nanoTime();
        if (version == null || stream.sink().isClosed() || now - sent.opened() > LONGEST) {
            close(stream);
        } else if (version != sent.version()) {
            jobs.status(stream.token()).ifPresent(job -> send(stream, JobView.of(stream.token(), job)));
            open.replace(stream, new Sent(version, now, sent.opened()));
        } else if (now - sent.at() > SIGN_OF_LIFE) {
            open.replace(stream, new Sent(version, now, sent.opened()));
            stream.sink().send(stream.sse().newEventBuilder().comment("").build());
        }
    }

    private void send(Stream stream, JobView job) {
        send(stream, "progress", job);
        if (job.ended()) {
            send(stream, "end", job);
            close(stream);
        }
    }

    private static void send(Stream stream, String name, JobView job) {
        stream.sink()
                .send(stream.sse()
                        .newEventBuilder()
                        .name(name)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(job)
                        .build());
    }

    private void close(Stream stream) {
        open.remove(stream);
        stream.sink().close();
    }
}
