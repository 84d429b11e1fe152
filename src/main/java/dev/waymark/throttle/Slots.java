package dev.waymark.throttle;

import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Limits how many calls at once may do what takes much memory or time. The others wait a moment and are then refused. */
public final class Slots {

    private static final String RETRY_SECONDS = "2";

    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long a caller waits for its turn */
    public Slots(int count, Duration patience) {
        this.free = new Semaphore(count, true);
        this.patience = patience;
    }

    /**
     * Does the work when a slot is free.
     *
     * @param refusal the key of the message when none was free
     * @throws WebApplicationException 503 with Retry-After when none was free in time
     */
    public <T> T within(Supplier<T> work, String refusal) {
        if (!enter()) {
            throw ProblemDetails.of(ProblemType.BUSY, refusal)
                    .asException(Response.noContent().header("Retry-After", RETRY_SECONDS));
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean enter() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
