package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The objects that the stand-in keeps, in the shape of Stripe's API reference. */
public final class StripeObjects {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
    private final String address;
    private volatile boolean termsUrlSet = true;

    StripeObjects(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }

    static String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 24; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** Whether the account's dashboard has the address of the terms of service, without which nobody can be asked to agree to them. */
    public void termsUrlSet(boolean set) {
        termsUrlSet = set;
    }

    /** An object by its id, to look at or to change. */
    public ObjectNode get(String id) {
        return objects.get(id);
    }

    /** Stripe does not know it any more, as after test data are deleted in its dashboard. */
    public void forget(String id) {
        objects.remove(id);
    }

    StripeAnswer find(String id) {
        ObjectNode found = objects.get(id);
        return found == null ? StripeAnswer.unknown(id) : StripeAnswer.of(found);
    }

    boolean isTermsUrlSet() {
        return termsUrlSet;
    }

    /** All objects of a type, the oldest first. */
    List<ObjectNode> all(String type) {
        return objects.values().stream()
                .filter(each -> each.path("object").asText().equals(type))
                .sorted(Comparator.comparingLong(each -> each.path("created").asLong()))
                .toList();
    }

    StripeAnswer session(Map<String, String> form) {
        Optional<StripeAnswer> wrong = StripeParameters.problem(form, termsUrlSet);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (!form.containsKey("success_url") || !form.containsKey("line_items[0][price_data][unit_amount]")) {
            return StripeAnswer.error(
                    400, "invalid_request_error", "parameter_missing", "Missing required param: success_url.");
        }
        String id = id("cs_test_a1");
        long amount = Long.parseLong(form.get("line_items[0][price_data][unit_amount]"))
                * Long.parseLong(form.getOrDefault("line_items[0][quantity]", "1"));
        StripeParameters.Tax tax = StripeParameters.tax(form, amount);
        ObjectNode session = object(id, "checkout.session")
                .put("mode", form.get("mode"))
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("amount_subtotal", amount)
                .put("amount_total", tax.total())
                .put("currency", form.get("line_items[0][price_data][currency]"))
                .put("expires_at", Instant.now().plus(Duration.ofHours(24)).getEpochSecond())
                .put("success_url", form.get("success_url"))
                .put("cancel_url", form.get("cancel_url"))
                .put("url", address + "/c/pay/" + id)
                .putNull("payment_intent")
                .putNull("customer_details");
        session.putObject("total_details").put("amount_tax", tax.tax());
        session.putObject("automatic_tax").put("enabled", StripeParameters.isOn(form, "automatic_tax[enabled]"));
        session.putObject("tax_id_collection")
                .put("enabled", StripeParameters.isOn(form, "tax_id_collection[enabled]"));
        session.putObject("invoice_creation").put("enabled", StripeParameters.isOn(form, "invoice_creation[enabled]"));
        session.putObject("consent_collection").put("terms_of_service", form.get(StripeParameters.TERMS));
        session.putNull("consent").putNull("invoice");
        session.set("metadata", metadata(form, "metadata["));
        session.put("_name", form.get("line_items[0][price_data][product_data][name]"));
        session.set("_intent_metadata", metadata(form, "payment_intent_data[metadata]["));
        return kept(session);
    }

    StripeAnswer intent(Map<String, String> form) {
        return kept(newIntent(Long.parseLong(form.get("amount")), form.get("currency"), metadata(form, "metadata[")));
    }

    ObjectNode newIntent(long amount, String currency, JsonNode metadata) {
        String id = id("pi_3");
        ObjectNode intent = object(id, "payment_intent")
                .put("amount", amount)
                .put("amount_received", 0)
                .put("currency", currency)
                .put("status", "requires_payment_method")
                .put("client_secret", id + "_secret_" + id("").substring(0, 24))
                .putNull("latest_charge")
                .putNull("receipt_email");
        intent.set("metadata", metadata);
        objects.put(id, intent);
        return intent;
    }

    /** Takes the money of an intent, or does not. */
    ObjectNode confirm(String id, boolean succeeds) {
        ObjectNode intent = objects.get(id);
        if (succeeds && !intent.get("status").asText().equals("succeeded")) {
            ObjectNode charge = object(id("ch_3"), "charge")
                    .put("amount", intent.get("amount").asLong())
                    .put("amount_refunded", 0)
                    .put("currency", intent.get("currency").asText())
                    .put("payment_intent", id)
                    .put("paid", true)
                    .put("refunded", false)
                    .put("status", "succeeded");
            charge.set("metadata", intent.get("metadata").deepCopy());
            objects.put(charge.get("id").asText(), charge);
            intent.put("status", "succeeded")
                    .put("amount_received", intent.get("amount").asLong())
                    .put("latest_charge", charge.get("id").asText());
        }
        return intent;
    }

    public ObjectNode chargeOf(String intent) {
        return objects.get(objects.get(intent).get("latest_charge").asText());
    }

    StripeAnswer refund(Map<String, String> form) {
        ObjectNode intent = objects.get(form.get("payment_intent"));
        if (intent == null || intent.get("latest_charge").isNull()) {
            return StripeAnswer.unknown(form.get("payment_intent"));
        }
        ObjectNode charge = chargeOf(form.get("payment_intent"));
        if (charge.get("refunded").asBoolean()) {
            return StripeAnswer.error(
                    400, "invalid_request_error", "charge_already_refunded", "Charge has already been refunded.");
        }
        long amount = charge.get("amount").asLong();
        long left = amount - charge.get("amount_refunded").asLong();
        long given = Long.parseLong(form.getOrDefault("amount", String.valueOf(left)));
        charge.put("refunded", given == left).put("amount_refunded", amount - left + given);
        ObjectNode refund = object(id("re_3"), "refund")
                .put("amount", given)
                .put("currency", charge.get("currency").asText())
                .put("payment_intent", form.get("payment_intent"))
                .put("charge", charge.get("id").asText())
                .put("status", "succeeded");
        refund.set("metadata", metadata(form, "metadata["));
        return kept(refund);
    }

    StripeAnswer kept(ObjectNode object) {
        objects.put(object.get("id").asText(), object);
        return StripeAnswer.of(object);
    }

    static ObjectNode object(String id, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", type)
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false);
    }

    static ObjectNode metadata(Map<String, String> form, String prefix) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        form.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                metadata.put(name.substring(prefix.length(), name.length() - 1), value);
            }
        });
        return metadata;
    }
}
