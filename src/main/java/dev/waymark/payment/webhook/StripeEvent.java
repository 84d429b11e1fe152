package dev.waymark.payment.webhook;

import static dev.waymark.payment.StripeJson.flag;
import static dev.waymark.payment.StripeJson.name;
import static dev.waymark.payment.StripeJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.payment.Payment;
import dev.waymark.payment.StripeJson;
import dev.waymark.payment.StripeStatus;
import java.util.Optional;

/**
 * An event from Stripe, reduced to the fields that are used.
 *
 * @param statement about a payment; empty for an event type that is not handled
 * @param hint about a subscription; at most one of the two is there
 */
public record StripeEvent(
        String id, String type, String version, Optional<StripeStatus> statement, Optional<SubscriptionHint> hint) {

    /** @throws IllegalArgumentException if the body is not an event */
    static StripeEvent parse(byte[] body) {
        JsonNode event = StripeJson.read(body);
        String id = name(event, "id");
        String type = name(event, "type");
        if (id.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("an event has an id and a type");
        }
        JsonNode about = event.path("data").path("object");
        boolean coherent = flag(event, "livemode") == flag(about, "livemode");
        return new StripeEvent(
                id,
                type,
                name(event, "api_version"),
                coherent && isPayment(about)
                        ? state(type, about).map(says -> StripeJson.of(says, about))
                        : Optional.empty(),
                coherent ? SubscriptionHint.of(type, about) : Optional.empty());
    }

    /** Whether it is no checkout of another mode; in versions of the API from before there were modes all are payments. */
    private static boolean isPayment(JsonNode about) {
        String mode = text(about, "mode");
        return mode.isEmpty() || mode.equals("payment");
    }

    private static Optional<Payment.State> state(String type, JsonNode about) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                Optional.of(StripeJson.paidIf(text(about, "payment_status").equals("paid")));
            case "checkout.session.async_payment_failed" -> Optional.of(Payment.State.FAILED);
            case "checkout.session.expired" -> Optional.of(Payment.State.EXPIRED);
            case "payment_intent.succeeded" ->
                Optional.of(StripeJson.paidIf(text(about, "status").equals("succeeded")));
            // A card was refused; the same payment may be tried with another, so nothing is decided.
            case "payment_intent.payment_failed" -> Optional.of(Payment.State.OPEN);
            // Part of the money back leaves the payment as it is.
            case "charge.refunded" ->
                Optional.of(flag(about, "refunded") ? Payment.State.REFUNDED : Payment.State.OPEN);
            case "charge.dispute.created" -> Optional.of(Payment.State.DISPUTED);
            default -> Optional.empty();
        };
    }
}
