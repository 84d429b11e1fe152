package dev.waymark.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, and the jobs that it has put into the queue so far.
 *
 * @param route the path of the resource as it is written in the code, without the values of its parameters
 */
record TracedRequest(String method, String route, Instant begun, List<Long> jobs) {

    private static final ThreadLocal<@Nullable TracedRequest> OF_THREAD = new ThreadLocal<>();

    /** Begins one on this thread. */
    static void begin(String method, String route, Instant now) {
        OF_THREAD.set(new TracedRequest(method, route, now, new ArrayList<>()));
    }

    static Optional<TracedRequest> ofThisThread() {
        return Optional.ofNullable(OF_THREAD.get());
    }

    static void end() {
        OF_THREAD.remove();
    }

    void queued(long job) {
        jobs.add(job);
    }
}
