package dev.waymark.payment.subscription;

import java.util.List;

/**
 * How many subscriptions there are at Stripe.
 *
 * @param active that are paid and renew themselves
 * @param pastDue whose last payment failed, with their sites still watched
 * @param unpaid whose grace is over
 * @param ending that are cancelled, with their sites watched until the end of what is paid
 * @param monthly what the active ones bring a month, before fees and tax, such as £18; one for each currency
 */
public record SubscriptionCounts(long active, long pastDue, long unpaid, long ending, List<String> monthly) {}
