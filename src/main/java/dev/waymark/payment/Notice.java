package dev.waymark.payment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One event that Stripe sends, reduced to what concerns us. The fields read here have kept their names and meaning through all
 * versions of Stripe's API, so an event of any version is understood or, lacking a field, says nothing.
 *
 * @param statement empty for an event of a kind that we do not follow
 */
record Notice(String id, String type, String version, Optional<Statement> statement) {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** @throws IllegalArgumentException if the body is not an event */
    static Notice parse(byte[] body) {
        JsonNode event = read(body);
        String id = name(event, "id");
        String type = name(event, "type");
        if (id.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("an event has an id and a type");
        }
        JsonNode about = event.path("data").path("object");
        boolean coherent = flag(event, "livemode") == flag(about, "livemode");
        return new Notice(
                id,
                type,
                name(event, "api_version"),
                coherent ? state(type, about).map(says -> statement(says, about)) : Optional.empty());
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("an event is a JSON object", e);
        }
    }

    private static Optional<Payment.State> state(String type, JsonNode about) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                Optional.of(Statements.paidIf(text(about, "payment_status").equals("paid")));
            case "checkout.session.async_payment_failed" -> Optional.of(Payment.State.FAILED);
            case "checkout.session.expired" -> Optional.of(Payment.State.EXPIRED);
            case "payment_intent.succeeded" ->
                Optional.of(Statements.paidIf(text(about, "status").equals("succeeded")));
            // A card was refused; the same payment may be tried with another, so nothing is decided.
            case "payment_intent.payment_failed" -> Optional.of(Payment.State.OPEN);
            // Part of the money back leaves the payment as it is.
            case "charge.refunded" ->
                Optional.of(flag(about, "refunded") ? Payment.State.REFUNDED : Payment.State.OPEN);
            case "charge.dispute.created" -> Optional.of(Payment.State.DISPUTED);
            default -> Optional.empty();
        };
    }

    private static Statement statement(Payment.State says, JsonNode about) {
        boolean session = text(about, "object").equals("checkout.session");
        boolean intent = text(about, "object").equals("payment_intent");
        return new Statement(
                says,
                Statements.order(text(about.path("metadata"), Statements.ORDER)),
                session ? name(about, "id") : "",
                name(about, intent ? "id" : "payment_intent"),
                number(about, session ? "amount_total" : intent ? "amount_received" : "amount"),
                text(about, "currency"),
                flag(about, "livemode"),
                text(about.path(session ? "customer_details" : "billing_details"), "email"));
    }

    /** A text without blanks, such as an id, or the id of an object that stands in its place; empty when there is neither. */
    private static String name(JsonNode in, String name) {
        String text = in.path(name).isObject() ? text(in.path(name), "id") : text(in, name);
        return NAME.matcher(text).matches() ? text : "";
    }

    private static String text(JsonNode in, String name) {
        return in.path(name).isTextual() ? in.path(name).textValue() : "";
    }

    /** A whole number; -1, which is no amount, when there is none. */
    private static long number(JsonNode in, String name) {
        JsonNode number = in.path(name);
        return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : -1;
    }

    private static boolean flag(JsonNode in, String name) {
        return in.path(name).isBoolean() && in.path(name).booleanValue();
    }
}
