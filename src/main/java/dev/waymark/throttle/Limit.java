package dev.waymark.throttle;

import java.time.Duration;

/**
 * So many requests within any window of so long.
 *
 * @param name the policy's name, as the RateLimit fields show it
 */
public record Limit(String name, int count, Duration window) {

    /** @throws IllegalArgumentException if the count or the window is not positive */
    public Limit {
        if (count < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a limit lets at least one request through in some time: " + count);
        }
    }
}
