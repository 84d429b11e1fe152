package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stand-in's customers, subscriptions, invoices and sessions of the billing portal, in the shape that Stripe's API has had since
 * 2025-03-31: a subscription's period is on its item, and an invoice names its subscription under {@code parent}.
 *
 * <p>What happens to a subscription outside of the API answers the events that Stripe would send, the oldest first, not yet sent.
 */
public final class StripeSubscriptions {

    private static final String INVALID = "invalid_request_error";
    private static final Duration SESSION = Duration.ofHours(24);

    private final StripeObjects objects;

    StripeSubscriptions(StripeObjects objects) {
        this.objects = objects;
    }

    StripeAnswer customer(Map<String, String> form) {
        Optional<StripeAnswer> wrong = StripeParameters.unknown(form, "email|metadata\\[[a-z_]{1,40}]");
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ObjectNode customer = StripeObjects.object(StripeObjects.id("cus_"), "customer")
                .put("email", form.get("email"))
                .put("deleted", false);
        customer.set("metadata", StripeObjects.metadata(form, "metadata["));
        return objects.kept(customer);
    }

    /** Deletes a customer, which cancels what they subscribe to; the events, and the answer last. */
    StripeAnswer deleteCustomer(String id, StripeEvents events) {
        ObjectNode customer = objects.get(id);
        if (customer == null || customer.path("deleted").asBoolean()) {
            return StripeAnswer.unknown(id);
        }
        for (ObjectNode subscription : of(id)) {
            if (isLive(subscription)) {
                end(subscription).forEach(events::send);
            }
        }
        customer.removeAll();
        customer.put("id", id).put("object", "customer").put("deleted", true);
        return StripeAnswer.of(customer);
    }

    /** A price that an operator has made in the dashboard. */
    public void price(String id, long amount, String currency, String interval) {
        objects.kept(price(id, amount, currency, interval, "exclusive"));
    }

    private static ObjectNode price(String id, long amount, String currency, String interval, String behaviour) {
        ObjectNode price = StripeObjects.object(id, "price")
                .put("active", true)
                .put("unit_amount", amount)
                .put("currency", currency)
                .put("type", "recurring")
                .put("tax_behavior", behaviour);
        price.putObject("recurring").put("interval", interval).put("interval_count", 1);
        return price;
    }

    /** A checkout session of the mode subscription. */
    StripeAnswer session(Map<String, String> form, boolean termsUrlSet) {
        Optional<StripeAnswer> wrong = StripeParameters.problemOfSubscription(form, termsUrlSet);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ObjectNode customer = objects.get(form.getOrDefault("customer", ""));
        if (customer == null || customer.path("deleted").asBoolean()) {
            return StripeAnswer.error(
                    400, INVALID, "resource_missing", "No such customer: '" + form.get("customer") + "'");
        }
        ObjectNode price = priceOf(form);
        if (price == null) {
            return StripeAnswer.error(400, INVALID, "resource_missing", "No such price.");
        }
        String id = StripeObjects.id("cs_test_b1");
        ObjectNode session = StripeObjects.object(id, "checkout.session")
                .put("mode", "subscription")
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("amount_total", price.get("unit_amount").asLong())
                .put("currency", price.get("currency").asText())
                .put("customer", customer.get("id").asText())
                .put("expires_at", Instant.now().plus(SESSION).getEpochSecond())
                .put("success_url", form.get("success_url"))
                .put("cancel_url", form.get("cancel_url"))
                .put("url", objects.address() + "/c/pay/" + id)
                .putNull("payment_intent")
                .putNull("subscription")
                .putNull("invoice");
        session.putObject("consent_collection").put("terms_of_service", form.get(StripeParameters.TERMS));
        session.set("metadata", StripeObjects.metadata(form, "metadata["));
        session.put(
                "_name",
                form.getOrDefault("line_items[0][price_data][product_data][name]", "What the operator sells")
                        + ", every " + price.at("/recurring/interval").asText());
        session.set("_subscription_metadata", StripeObjects.metadata(form, "subscription_data[metadata]["));
        session.put("_description", form.get("subscription_data[description]"));
        session.set("_price", price);
        return objects.kept(session);
    }

    private ObjectNode priceOf(Map<String, String> form) {
        String named = form.get("line_items[0][price]");
        if (named != null) {
            return objects.get(named);
        }
        return price(
                StripeObjects.id("price_1"),
                Long.parseLong(form.get("line_items[0][price_data][unit_amount]")),
                form.get("line_items[0][price_data][currency]"),
                form.get("line_items[0][price_data][recurring][interval]"),
                form.getOrDefault("line_items[0][price_data][tax_behavior]", "unspecified"));
    }

    /** Closes a session that is open. */
    StripeAnswer expire(String id) {
        ObjectNode session = objects.get(id);
        if (session == null) {
            return StripeAnswer.unknown(id);
        }
        if (!session.get("status").asText().equals("open")) {
            return StripeAnswer.error(
                    400, INVALID, "", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        }
        session.put("status", "expired").putNull("url");
        return StripeAnswer.of(session);
    }

    /** Pays a session: the subscription begins. */
    List<JsonNode> pay(ObjectNode session, String email) {
        Instant now = Instant.now();
        ObjectNode subscription = StripeObjects.object(StripeObjects.id("sub_1"), "subscription")
                .put("status", "active")
                .put("customer", session.get("customer").asText())
                .put("cancel_at_period_end", false)
                .putNull("cancel_at")
                .putNull("canceled_at")
                .putNull("ended_at")
                .put("collection_method", "charge_automatically")
                .put("description", session.path("_description").asText())
                .put("start_date", now.getEpochSecond());
        subscription.set("metadata", session.get("_subscription_metadata").deepCopy());
        ObjectNode item = StripeObjects.object(StripeObjects.id("si_"), "subscription_item")
                .put("quantity", 1)
                .put("subscription", subscription.get("id").asText());
        item.set("price", session.get("_price").deepCopy());
        subscription.putObject("items").put("object", "list").putArray("data").add(item);
        objects.kept(subscription);
        period(subscription, now);
        ObjectNode invoice = invoice(subscription, "subscription_create", true);
        session.put("status", "complete")
                .put("payment_status", "paid")
                .putNull("url")
                .put("subscription", subscription.get("id").asText())
                .put("invoice", invoice.get("id").asText());
        session.putObject("customer_details").put("email", email);
        ObjectNode intent = objects.newIntent(
                invoice.get("amount_due").asLong(),
                invoice.get("currency").asText(),
                JsonNodeFactory.instance.objectNode());
        objects.confirm(intent.get("id").asText(), true);
        return List.of(
                StripeEvents.event("customer.subscription.created", subscription),
                StripeEvents.event("payment_intent.succeeded", intent),
                StripeEvents.event(
                        "charge.succeeded", objects.chargeOf(intent.get("id").asText())),
                StripeEvents.event("invoice.paid", invoice),
                StripeEvents.event("checkout.session.completed", session));
    }

    private static void period(ObjectNode subscription, Instant start) {
        ObjectNode item = (ObjectNode) subscription.at("/items/data/0");
        boolean yearly = item.at("/price/recurring/interval").asText().equals("year");
        item.put("current_period_start", start.getEpochSecond())
                .put(
                        "current_period_end",
                        start.atOffset(ZoneOffset.UTC)
                                .plusMonths(yearly ? 12 : 1)
                                .toEpochSecond());
    }

    private ObjectNode invoice(ObjectNode subscription, String reason, boolean paid) {
        long now = Instant.now().getEpochSecond();
        ObjectNode invoice = StripeObjects.object(StripeObjects.id("in_1"), "invoice")
                .put("billing_reason", reason)
                .put("customer", subscription.get("customer").asText())
                .put(
                        "amount_due",
                        subscription.at("/items/data/0/price/unit_amount").asLong())
                .put("currency", subscription.at("/items/data/0/price/currency").asText())
                .put("attempt_count", 1)
                .put("status", paid ? "paid" : "open");
        invoice.putObject("status_transitions").put("finalized_at", now);
        ObjectNode details =
                invoice.putObject("parent").put("type", "subscription_details").putObject("subscription_details");
        details.put("subscription", subscription.get("id").asText());
        details.set("metadata", subscription.get("metadata").deepCopy());
        objects.kept(invoice);
        subscription.put("latest_invoice", invoice.get("id").asText());
        return invoice;
    }

    /** A subscription as a request that may expand its invoice sees it. */
    StripeAnswer show(String id, Map<String, String> query) {
        ObjectNode found = objects.get(id);
        Optional<StripeAnswer> wrong = StripeParameters.unknown(query, "expand\\[0?]");
        if (found == null || wrong.isPresent()) {
            return wrong.orElseGet(() -> StripeAnswer.unknown(id));
        }
        ObjectNode shown = found.deepCopy();
        if (query.containsValue("latest_invoice")) {
            shown.set(
                    "latest_invoice",
                    objects.get(found.get("latest_invoice").asText()).deepCopy());
        }
        return StripeAnswer.of(shown);
    }

    /** Ends a subscription at once, as its API does. */
    StripeAnswer cancel(String id, Map<String, String> query, StripeEvents events) {
        ObjectNode found = objects.get(id);
        if (found == null || !isLive(found)) {
            return StripeAnswer.unknown(id);
        }
        end(found).forEach(events::send);
        return show(id, query);
    }

    private static boolean isLive(ObjectNode subscription) {
        return !subscription.get("status").asText().equals("canceled");
    }

    private List<JsonNode> end(ObjectNode subscription) {
        long now = Instant.now().getEpochSecond();
        subscription.put("status", "canceled").put("canceled_at", now).put("ended_at", now);
        return List.of(StripeEvents.event("customer.subscription.deleted", subscription));
    }

    /** The subscriptions of a customer, the newest last. */
    public List<ObjectNode> of(String customer) {
        return objects.all("subscription").stream()
                .filter(each -> each.get("customer").asText().equals(customer))
                .toList();
    }

    /** The period is over, and the card is charged for the next; or the subscription ends, when that was decided. */
    public List<JsonNode> renew(String id) {
        ObjectNode subscription = objects.get(id);
        if (subscription.get("cancel_at_period_end").asBoolean()
                || subscription.get("cancel_at").isNumber()) {
            return end(subscription);
        }
        period(subscription, Instant.now());
        subscription.put("status", "active");
        ObjectNode invoice = invoice(subscription, "subscription_cycle", true);
        return List.of(
                StripeEvents.event("invoice.paid", invoice),
                StripeEvents.event("customer.subscription.updated", subscription));
    }

    /** The period is over, and the card is refused. */
    public List<JsonNode> failCard(String id) {
        ObjectNode subscription = objects.get(id);
        period(subscription, Instant.now());
        subscription.put("status", "past_due");
        ObjectNode invoice = invoice(subscription, "subscription_cycle", false);
        return List.of(
                StripeEvents.event("invoice.payment_failed", invoice),
                StripeEvents.event("customer.subscription.updated", subscription));
    }

    /** What is owed is paid after all. */
    public List<JsonNode> payAgain(String id) {
        ObjectNode subscription = objects.get(id);
        ObjectNode invoice = objects.get(subscription.get("latest_invoice").asText());
        invoice.put("status", "paid");
        subscription.put("status", "active");
        return List.of(
                StripeEvents.event("invoice.paid", invoice),
                StripeEvents.event("customer.subscription.updated", subscription));
    }

    /** Stripe has tried the card often enough, and leaves the invoice unpaid. */
    public List<JsonNode> giveUp(String id) {
        ObjectNode subscription = objects.get(id).put("status", "unpaid");
        return List.of(StripeEvents.event("customer.subscription.updated", subscription));
    }

    /** The customer cancels in the billing portal: at the end of the period. */
    public List<JsonNode> cancelAtPeriodEnd(String id) {
        ObjectNode subscription = objects.get(id)
                .put("cancel_at_period_end", true)
                .put("canceled_at", Instant.now().getEpochSecond());
        subscription.set("cancel_at", subscription.at("/items/data/0/current_period_end"));
        return List.of(StripeEvents.event("customer.subscription.updated", subscription));
    }

    /** The customer takes that back. */
    public List<JsonNode> resume(String id) {
        ObjectNode subscription = objects.get(id)
                .put("cancel_at_period_end", false)
                .putNull("cancel_at")
                .putNull("canceled_at");
        return List.of(StripeEvents.event("customer.subscription.updated", subscription));
    }

    StripeAnswer portal(Map<String, String> form) {
        Optional<StripeAnswer> wrong = StripeParameters.unknown(form, "customer|return_url");
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ObjectNode customer = objects.get(form.getOrDefault("customer", ""));
        if (customer == null || customer.path("deleted").asBoolean()) {
            return StripeAnswer.error(
                    400, INVALID, "resource_missing", "No such customer: '" + form.get("customer") + "'");
        }
        String id = StripeObjects.id("bps_1");
        return objects.kept(StripeObjects.object(id, "billing_portal.session")
                .put("customer", form.get("customer"))
                .put("return_url", form.get("return_url"))
                .put("url", objects.address() + "/p/session/" + id));
    }

    /** What somebody does by a button of the stand-in's portal. */
    List<JsonNode> act(String what, String id) {
        return switch (what) {
            case "cancel" -> cancelAtPeriodEnd(id);
            case "resume" -> resume(id);
            case "pay" -> payAgain(id);
            case "fail" -> failCard(id);
            case "give-up" -> giveUp(id);
            case "renew" -> renew(id);
            default -> List.of();
        };
    }
}
