package dev.waymark.payment.subscription;

import dev.waymark.message.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a site, as its pages show it.
 *
 * @param covered whether the site is watched now
 * @param price such as £9 a month
 * @param renewsAt when it is paid for again; null when it does not renew itself
 * @param endsAt until when it is paid; null while it goes on
 * @param pastDueSince when the payment failed that is still owed
 * @param graceUntil until when the site is watched all the same
 * @param resumable whether its cancellation can still be taken back at Stripe
 */
public record Subscription(
        SubscriptionState state,
        boolean covered,
        Message price,
        @Nullable Instant renewsAt,
        @Nullable Instant endsAt,
        @Nullable Instant pastDueSince,
        @Nullable Instant graceUntil,
        boolean resumable) {}
