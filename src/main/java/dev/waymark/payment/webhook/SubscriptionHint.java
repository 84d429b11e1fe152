package dev.waymark.payment.webhook;

import static dev.waymark.payment.StripeJson.name;
import static dev.waymark.payment.StripeJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.payment.StripeJson;
import java.util.Optional;
import java.util.UUID;

/**
 * Says that something may have changed about a subscription, and how to find it. What has changed is asked of Stripe.
 *
 * @param subscription Stripe's id; empty when the event names none
 * @param session of the checkout; empty when the event is not about one
 * @param key ours, as Stripe gives it back
 */
public record SubscriptionHint(String subscription, String session, Optional<UUID> key) {

    /** By what we know a subscription at Stripe. */
    public static final String KEY = "subscription_key";

    /** Empty for an event that is about no subscription. */
    static Optional<SubscriptionHint> of(String type, JsonNode about) {
        if (type.startsWith("customer.subscription.")) {
            return Optional.of(new SubscriptionHint(name(about, "id"), "", key(about)));
        }
        return switch (type) {
            case "invoice.paid", "invoice.payment_failed" -> ofInvoice(about);
            case "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.expired" ->
                text(about, "mode").equals("subscription")
                        ? Optional.of(new SubscriptionHint(name(about, "subscription"), name(about, "id"), key(about)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Versions of the API before 2025-03-31 have the subscription on the invoice itself. */
    private static Optional<SubscriptionHint> ofInvoice(JsonNode invoice) {
        JsonNode details = invoice.path("parent").path("subscription_details");
        String subscription = name(details, "subscription");
        String found = subscription.isEmpty() ? name(invoice, "subscription") : subscription;
        return found.isEmpty() ? Optional.empty() : Optional.of(new SubscriptionHint(found, "", key(details)));
    }

    private static Optional<UUID> key(JsonNode about) {
        return StripeJson.order(text(about.path("metadata"), KEY));
    }
}
