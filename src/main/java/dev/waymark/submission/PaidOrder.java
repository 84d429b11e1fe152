package dev.waymark.submission;

import java.util.Optional;
import java.util.UUID;

/**
 * What a client is about to pay for.
 *
 * @param key names it: the same thing asked for twice, by a double click or a repeated request, has the same key
 * @param client names the client for limits; see {@link dev.waymark.throttle.ClientIds}
 * @param continues the free submission of the same site whose pages need not be read again
 */
public record PaidOrder(UUID key, Order order, String client, Optional<Long> continues) {

    /** An order that begins with nothing. */
    public static PaidOrder of(UUID key, Order order, String client) {
        return new PaidOrder(key, order, client, Optional.empty());
    }

    /** The full service for a site that was read for free. */
    public static PaidOrder continuing(Submission free, UUID key) {
        return new PaidOrder(key, free.order(), free.client(), Optional.of(free.id()));
    }
}
