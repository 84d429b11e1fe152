package dev.waymark.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A moment as the operator's pages write it: in UTC, as the log does. */
public record UtcTime(Instant at) {

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneOffset.UTC);

    /** From a column that may be null; null when it is. */
    static @Nullable public UtcTime of(Optional<Instant> at) {
        return at.map(UtcTime::new).orElse(null);
    }

    public static UtcTime of(Instant at) {
        return new UtcTime(at);
    }

    public String text() {
        return TEXT.format(at);
    }

    /** How long it is from here to there, such as 1.4 s or 3 min 20 s; empty when it has no end. */
    public String until(@Nullable UtcTime end) {
        return end == null ? "" : length(Duration.between(at, end.at()));
    }

    public static String length(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60
                ? "%.1f s".formatted(time.toMillis() / 1000.0)
                : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
}
