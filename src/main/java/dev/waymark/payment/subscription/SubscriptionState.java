package dev.waymark.payment.subscription;

/** How a subscription is. */
public enum SubscriptionState {
    /** Its checkout has begun, and nothing is paid yet. */
    OPEN,
    /** It is paid, and renews itself. */
    ACTIVE,
    /** A payment has failed; the site is watched until the grace is over. */
    PAST_DUE,
    /** A payment has failed, and the grace is over. */
    UNPAID,
    /** It is cancelled; the site is watched until the end of what is paid. */
    ENDED
}
