package dev.waymark.payment.webhook;

import dev.waymark.payment.StripeUnavailable;

/** Follows the events about subscriptions. Payments know no more of them; {@code payment.subscription} implements this. */
public interface SubscriptionEvents {

    /** What came of an event, as it is kept with it. */
    enum Outcome {
        APPLIED,
        UNCHANGED,
        NOT_OURS
    }

    /**
     * Looks, in the caller's transaction, how the subscription is now.
     *
     * @throws StripeUnavailable if Stripe gives no answer; then nothing is stored, and the event is to come again
     */
    Outcome follow(SubscriptionHint hint) throws StripeUnavailable;
}
