package dev.waymark.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the bodies of all requests together may take in memory, beyond what is small. A request counts with as much as it has sent
 * so far, until it is answered or says that it needs its body no more.
 */
@RequestScoped
public class BodyMemory {

    private static final int MOST_BYTES = 24_000_000;
    private static final long PATIENCE_MILLIS = 500;
    private static final Semaphore FREE = new Semaphore(MOST_BYTES, true);

    private int held;

    /** @throws WebApplicationException 503 with Retry-After when others hold too much */
    void take(int bytes) {
        try {
            if (!FREE.tryAcquire(bytes, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw ProblemDetails.of(503, "Too much is being sent here at the moment. Try again in a few seconds.")
                        .asException(Response.noContent().header("Retry-After", "2"));
            }
            held += bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebApplicationException(503);
        }
    }

    /** The body of this request is needed no more. */
    @PreDestroy
    public void release() {
        FREE.release(held);
        held = 0;
    }
}
