package dev.waymark.payment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads what Stripe says of its objects, in an event or in an answer. The fields read here have kept their names and meaning through
 * all versions of Stripe's API, so an object of any version is understood or, lacking a field, says nothing.
 */
public final class StripeJson {

    /** By what we know a payment at Stripe. */
    static final String ORDER = "order_id";

    private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private StripeJson() {}

    /** What an answer says: a session or a payment intent as it is now. */
    static StripeStatus of(String answer) {
        JsonNode about = read(answer.getBytes(StandardCharsets.UTF_8));
        return of(now(about), about);
    }

    private static Payment.State now(JsonNode about) {
        return switch (text(about, "status")) {
            case "expired", "canceled" -> Payment.State.EXPIRED;
            case "complete" -> paidIf(text(about, "payment_status").equals("paid"));
            case "succeeded" -> Payment.State.PAID;
            default -> Payment.State.OPEN;
        };
    }

    /**
     * What an event says about a session, a payment intent or a charge.
     *
     * @param says the state that the object puts the payment into
     */
    public static StripeStatus of(Payment.State says, JsonNode about) {
        boolean session = text(about, "object").equals("checkout.session");
        boolean intent = text(about, "object").equals("payment_intent");
        return new StripeStatus(
                says,
                order(text(about.path("metadata"), ORDER)),
                session ? name(about, "id") : "",
                name(about, intent ? "id" : "payment_intent"),
                number(about, session ? "amount_total" : intent ? "amount_received" : "amount"),
                text(about, "currency"),
                flag(about, "livemode"),
                intent
                        ? text(about, "receipt_email")
                        : text(about.path(session ? "customer_details" : "billing_details"), "email"));
    }

    public static Payment.State paidIf(boolean paid) {
        return paid ? Payment.State.PAID : Payment.State.OPEN;
    }

    /** Our order id; empty when it is not one of ours. */
    public static Optional<UUID> order(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * What a text says.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("Stripe speaks JSON", e);
        }
    }

    /** A text without blanks, such as an id, or the id of the object in its place; empty when there is neither. */
    public static String name(JsonNode in, String name) {
        String text = in.path(name).isObject() ? text(in.path(name), "id") : text(in, name);
        return NAME.matcher(text).matches() ? text : "";
    }

    public static String text(JsonNode in, String name) {
        return in.path(name).isTextual() ? in.path(name).textValue() : "";
    }

    /** A whole number; -1, which is no amount, when there is none. */
    public static long number(JsonNode in, String name) {
        JsonNode number = in.path(name);
        return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : -1;
    }

    public static boolean flag(JsonNode in, String name) {
        return in.path(name).isBoolean() && in.path(name).booleanValue();
    }
}
