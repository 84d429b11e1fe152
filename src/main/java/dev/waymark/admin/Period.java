package dev.waymark.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The last days, today included, in UTC: one by its hours, more by the day.
 *
 * @param from the beginning of the first of them
 */
public record Period(int days, Instant from) {

    /** Those that can be asked for. */
    static final List<Integer> CHOICES = List.of(1, 7, 30, 90);

    private static final int HOURS = 24;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

    /**
     * The period of so many days; of today alone where that is no choice.
     *
     * @param today when it began
     */
    static Period of(int days, Instant today) {
        int known = CHOICES.contains(days) ? days : 1;
        return new Period(known, today.minus(Duration.ofDays(known - 1L)));
    }

    /** Into how many hours or days it is divided. */
    int slots() {
        return days == 1 ? HOURS : days;
    }

    /** How long each of them is. */
    Duration slot() {
        return days == 1 ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    /** In which of them a moment is. */
    int slotOf(Instant at) {
        return (int) Duration.between(from, at).dividedBy(slot());
    }

    String label(int slot) {
        return (days == 1 ? HOUR : DAY).format(from.plus(slot().multipliedBy(slot)));
    }

    List<String> scale() {
        return days == 1
                ? List.of("00", "06", "12", "18", "24")
                : List.of(label(0), label(slots() / 2), label(slots() - 1));
    }
}
