package dev.waymark.web.request;

import dev.waymark.web.ProblemDetails;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the bodies of all requests together may take in memory, beyond what is small. A request counts with as much as it has sent
 * so far, until it is answered or releases its body.
 */
@RequestScoped
public class BodyMemory {

    private static final int MOST_BYTES = 24_000_000;
    private static final long PATIENCE_MILLIS = 500;
    private static final Semaphore FREE = new Semaphore(MOST_BYTES, true);

    /** To read a large body as JSON or as a form takes as much of a processor as to refuse it takes little. */
    private static final int MOST_READ = 4;

    private static final Semaphore READERS = new Semaphore(MOST_READ);

    private int held;
    private boolean reading;

    /**
     * Asks for room before a large body is received.
     *
     * @throws WebApplicationException 503 with Retry-After when there is none to go on with it
     */
    void expect() {
        if (READERS.availablePermits() == 0) {
            throw full();
        }
    }

    /**
     * Goes on with a large body that has been received.
     *
     * @throws WebApplicationException 503 with Retry-After when that is done with too many others
     */
    void read() {
        reading = reading || READERS.tryAcquire();
        if (!reading) {
            throw full();
        }
    }

    /** @throws WebApplicationException 503 with Retry-After when others hold too much */
    void take(int bytes) {
        try {
            if (!FREE.tryAcquire(bytes, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw full();
            }
            held += bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
    }

    private static WebApplicationException full() {
        return ProblemDetails.of(503, "error.busy")
                .asException(Response.noContent().header("Retry-After", "2"));
    }

    /** Releases the body of this request. */
    @PreDestroy
    public void release() {
        FREE.release(held);
        held = 0;
        if (reading) {
            READERS.release();
            reading = false;
        }
    }
}
