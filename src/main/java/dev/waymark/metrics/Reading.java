package dev.waymark.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks something up at most every five seconds, however many numbers are read from it; empty while it cannot be looked up. */
final class Reading<T> {

    private static final Logger LOG = Logger.getLogger(Reading.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<T> source;
    private final Clock clock;
    private Optional<T> last = Optional.empty();
    private Instant stale = Instant.MIN;

    Reading(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized Optional<T> get() {
        if (!clock.instant().isBefore(stale)) {
            last = look();
            stale = clock.instant().plus(FRESH);
        }
        return last;
    }

    private Optional<T> look() {
        try {
            return Optional.of(source.get());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "there are no numbers now", e);
            return Optional.empty();
        }
    }
}
