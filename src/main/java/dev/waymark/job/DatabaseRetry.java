package dev.waymark.job;

import dev.waymark.web.DatabaseOutage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Retries writes while the database is away. The job pauses meanwhile and keeps what it has read. */
public final class DatabaseRetry {

    private static final Logger LOG = Logger.getLogger(DatabaseRetry.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private DatabaseRetry() {}

    /**
     * Does something that is done wholly or not at all, as often as it takes.
     *
     * @throws RuntimeException what went wrong, when it is not the database's absence or that lasted too long
     */
    public static <T> T with(Supplier<T> work) {
        Instant end = Instant.now().plus(LONGEST);
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!DatabaseOutage.isBehind(e) || Instant.now().isAfter(end) || !pause()) {
                    throw e;
                }
                LOG.warning("The database is away; the job waits for it.");
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
