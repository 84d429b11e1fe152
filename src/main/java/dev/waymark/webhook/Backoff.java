package dev.waymark.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a message waits that was not taken: nine attempts over a day, at times that differ from message to message. */
final class Backoff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final double LEAST_JITTER = 1.1;
    private static final double JITTER_RANGE = 0.2;

    private Backoff() {}

    /**
     * The pause before the next attempt; empty when that was the last.
     *
     * @param attempts that have failed, at least one
     * @param random from 0 to 1
     */
    static Optional<Duration> after(int attempts, double random) {
        return attempts > PAUSES.size()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(
                        Math.round(PAUSES.get(attempts - 1).toMillis() * (LEAST_JITTER + JITTER_RANGE * random))));
    }
}
