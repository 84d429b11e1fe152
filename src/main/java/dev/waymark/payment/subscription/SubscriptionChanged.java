package dev.waymark.payment.subscription;

/**
 * Fired inside the transaction that changes whether a site is watched. The subscription is locked then; who observes this locks no job, since
 * what erases a job locks the two in the other order.
 */
public record SubscriptionChanged(long submissionId) {}
