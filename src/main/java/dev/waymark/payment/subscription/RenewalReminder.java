package dev.waymark.payment.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When the owner of a subscription is reminded of it: before each renewal by the year, and twice a year where it renews by the month, as the
 * Digital Markets, Competition and Consumers Act 2024 (Part 4, Chapter 2) asks for.
 */
final class RenewalReminder {

    /** So long before a renewal. */
    static final Duration BEFORE = Duration.ofDays(10);

    private static final int MONTHS = 6;

    private RenewalReminder() {}

    /** The cause of the reminder that is due, the same for each reminder only once; empty when none is. */
    static Optional<String> of(SubscriptionRow row, Instant now) {
        if (row.renewsAt().isEmpty() || row.started().isEmpty()) {
            return Optional.empty();
        }
        return row.price().period() == BillingPeriod.YEAR
                ? ofYear(row.renewsAt().get(), now)
                : ofMonths(row.started().get(), now);
    }

    static Optional<String> ofYear(Instant renews, Instant now) {
        boolean near = !now.isBefore(renews.minus(BEFORE)) && now.isBefore(renews);
        return near ? Optional.of(renews.toString()) : Optional.empty();
    }

    /** The first some days before half a year is over. */
    static Optional<String> ofMonths(Instant started, Instant now) {
        long halves = ChronoUnit.MONTHS.between(
                        started.atOffset(ZoneOffset.UTC), now.plus(BEFORE).atOffset(ZoneOffset.UTC))
                / MONTHS;
        return halves > 0 ? Optional.of("half-year " + halves) : Optional.empty();
    }
}
