package dev.waymark.submission;

import dev.waymark.web.Token;
import java.time.Instant;

/** Where free submissions wait for their turn. {@code job}, which has the queue, implements this. */
public interface FreeQueue {

    /**
     * Stores a submission with its job in the caller's transaction, before it counts against the client's day.
     *
     * @param token opens the job from now on
     * @param client the hash of the client's address
     * @return when it was accepted
     * @throws jakarta.ws.rs.WebApplicationException 429 when enough of the client's sites wait, 503 when the whole queue is full
     */
    Instant add(Token token, Order order, String client);
}
