package dev.waymark.payment.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a subscription stands, and what follows from it.
 *
 * @param covered whether its site is watched
 * @param coveredUntil when that ends by itself; empty when it goes on, or is over
 * @param closed whether it is over at Stripe
 */
record Standing(
        SubscriptionState state,
        boolean covered,
        Optional<Instant> coveredUntil,
        Optional<Instant> renewsAt,
        Optional<Instant> endsAt,
        Optional<Instant> pastDueSince,
        Optional<Instant> graceUntil,
        boolean closed) {

    /**
     * What follows from what Stripe says; empty for a status that we do not know, which changes nothing.
     *
     * @param owedSince since when it was past due already, as far as we know
     * @param grace how long a site is watched after a payment failed
     */
    static Optional<Standing> of(SubscriptionStatus said, Optional<Instant> owedSince, Duration grace, Instant now) {
        return switch (said.status()) {
            case "active", "trialing" ->
                Optional.of(said.cancelAt().map(end -> ended(end, now, false)).orElseGet(() -> active(said)));
            case "past_due", "unpaid" -> Optional.of(owed(said, owedSince, grace, now));
            case "paused" -> Optional.of(plain(SubscriptionState.UNPAID, false));
            case "incomplete" -> Optional.of(plain(SubscriptionState.OPEN, false));
            case "incomplete_expired" -> Optional.of(plain(SubscriptionState.ENDED, true));
            case "canceled" -> Optional.of(ended(paidUntil(said).orElse(now), now, true));
            default -> Optional.empty();
        };
    }

    private static Standing active(SubscriptionStatus said) {
        return new Standing(
                SubscriptionState.ACTIVE,
                true,
                Optional.empty(),
                said.periodEnd(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Standing ended(Instant end, Instant now, boolean closed) {
        return new Standing(
                SubscriptionState.ENDED,
                now.isBefore(end),
                Optional.of(end),
                Optional.empty(),
                Optional.of(end),
                Optional.empty(),
                Optional.empty(),
                closed);
    }

    private static Standing owed(SubscriptionStatus said, Optional<Instant> owedSince, Duration grace, Instant now) {
        Instant since = owedSince.or(said::invoiceDue).or(said::periodStart).orElse(now);
        Instant until = since.plus(grace);
        boolean covered = now.isBefore(until);
        return new Standing(
                covered ? SubscriptionState.PAST_DUE : SubscriptionState.UNPAID,
                covered,
                Optional.of(until),
                Optional.empty(),
                said.cancelAt(),
                Optional.of(since),
                Optional.of(until),
                false);
    }

    private static Standing plain(SubscriptionState state, boolean closed) {
        return new Standing(
                state,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                closed);
    }

    /** The period that has begun counts only when its invoice is paid: a renewal that failed has begun one too. */
    private static Optional<Instant> paidUntil(SubscriptionStatus said) {
        return said.invoicePaid() ? said.periodEnd() : said.periodStart();
    }
}
