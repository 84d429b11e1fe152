package dev.waymark.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, as they said before.
 *
 * @param agreedAt when a consumer agreed that the work starts at once; null for an organisation
 */
public record Buyer(Kind kind, @Nullable Instant agreedAt) {

    /** A consumer may cancel for 14 days, an organisation may not. */
    public enum Kind {
        ORGANISATION,
        CONSUMER
    }

    /** @throws IllegalArgumentException unless a consumer has agreed, and nobody else */
    public Buyer {
        if ((kind == Kind.CONSUMER) != (agreedAt != null)) {
            throw new IllegalArgumentException("a consumer agrees, and nobody else does: " + kind);
        }
    }
}
