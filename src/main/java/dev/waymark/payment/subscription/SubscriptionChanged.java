package dev.waymark.payment.subscription;

/** Fired inside the transaction that changes whether a site is watched. */
public record SubscriptionChanged(long submissionId) {}
