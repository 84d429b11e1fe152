package dev.waymark.submission;

/** Whether there is room for one more free submission. {@code job}, which has the queue, implements this. */
public interface Capacity {

    /**
     * Refuses a free submission that cannot be taken in, inside the transaction that would accept it and before it counts against
     * the client's day.
     *
     * @param client the hash of the client's address
     * @throws jakarta.ws.rs.WebApplicationException 429 when enough of the client's sites wait, 503 when the whole queue is full
     */
    void require(String client);
}
