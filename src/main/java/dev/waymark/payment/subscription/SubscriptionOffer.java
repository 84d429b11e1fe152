package dev.waymark.payment.subscription;

import dev.waymark.message.Message;

/**
 * One way to pay for the monitoring of a site.
 *
 * @param every as the form of {@code /my-sites/{id}/subscription} wants it
 * @param price such as £9 a month
 */
public record SubscriptionOffer(String every, Message price) {}
