package dev.waymark.payment.subscription;

import dev.waymark.storage.Row;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A subscription as it is stored. */
record SubscriptionRow(
        long id,
        UUID key,
        Optional<Long> submissionId,
        Optional<Long> accountId,
        String site,
        MonitorPrice price,
        boolean live,
        Optional<String> sessionId,
        Optional<URI> checkout,
        Optional<Instant> checkoutCloses,
        Optional<String> stripeId,
        SubscriptionState state,
        boolean covered,
        Optional<Instant> started,
        Optional<Instant> renewsAt,
        Optional<Instant> endsAt,
        Optional<Instant> pastDueSince,
        Optional<Instant> graceUntil,
        boolean cancelWanted,
        boolean closed) {

    static final String COLUMNS = """
            id, subscription_key, submission_id, account_id, site, period, amount, currency, price_id, livemode, session_id,
            checkout_url, checkout_closes_at, stripe_id, state, covered and coalesce(covered_until > now(), true) as covered,
            started_at, renews_at, ends_at, past_due_since, grace_until,
            cancel_wanted_at is not null or submission_id is null or account_id is null as cancel_wanted,
            closed_at is not null as closed
            """;

    static SubscriptionRow of(Row row) {
        return new SubscriptionRow(
                row.longValue("id"),
                row.uuid("subscription_key"),
                row.optionalLong("submission_id"),
                row.optionalLong("account_id"),
                row.text("site"),
                new MonitorPrice(
                        BillingPeriod.valueOf(row.text("period")),
                        row.longValue("amount"),
                        row.text("currency"),
                        row.optionalText("price_id")),
                row.booleanValue("livemode"),
                row.optionalText("session_id"),
                row.optionalText("checkout_url").map(URI::create),
                row.optionalInstant("checkout_closes_at"),
                row.optionalText("stripe_id"),
                SubscriptionState.valueOf(row.text("state")),
                row.booleanValue("covered"),
                row.optionalInstant("started_at"),
                row.optionalInstant("renews_at"),
                row.optionalInstant("ends_at"),
                row.optionalInstant("past_due_since"),
                row.optionalInstant("grace_until"),
                row.booleanValue("cancel_wanted"),
                row.booleanValue("closed"));
    }

    /** Whether something was paid for it, or may be under way. */
    boolean isBegun() {
        return stripeId.isPresent();
    }

    /** The page on which it can be paid for. */
    Optional<URI> checkout(Instant now) {
        return checkout.filter(page -> checkoutCloses.filter(now::isBefore).isPresent());
    }

    /** The grace may have ended since it was stored. */
    SubscriptionState stateNow() {
        return state == SubscriptionState.PAST_DUE && !covered ? SubscriptionState.UNPAID : state;
    }

    Subscription shown() {
        return new Subscription(
                stateNow(),
                covered,
                price.words(),
                renewsAt.orElse(null),
                endsAt.orElse(null),
                pastDueSince.orElse(null),
                graceUntil.orElse(null),
                state == SubscriptionState.ENDED && !closed);
    }
}
