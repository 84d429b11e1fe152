package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Plays Stripe's hosted page: shows the order, takes an e-mail address and a card, and sends the payer back. */
final class StripePage {

    private static final String DECLINED = "4000000000000002";
    private static final String LATER = "bank";
    private static final String TERMS =
            "<p><label><input type=\"checkbox\" name=\"terms\" required> I agree to the terms of service</label></p>";

    private final StripeObjects objects;
    private final StripeEvents events;

    private final StripeSubscriptions subscriptions;

    StripePage(StripeObjects objects, StripeSubscriptions subscriptions, StripeEvents events) {
        this.objects = objects;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/c/pay/".length());
        ObjectNode session = objects.get(id);
        if (session == null) {
            show(
                    exchange,
                    404,
                    "<h1>Something went wrong</h1><p>The page you were looking for could not be found.</p>");
        } else if (!session.get("status").asText().equals("open")) {
            show(
                    exchange,
                    200,
                    "<h1>You're all done here</h1><p>This checkout session has been completed or has expired.</p>");
        } else if (exchange.getRequestMethod().equals("POST")) {
            submit(exchange, session, StripeStandIn.form(exchange));
        } else {
            show(exchange, 200, form(session, ""));
        }
    }

    private void submit(HttpExchange exchange, ObjectNode session, Map<String, String> form) throws IOException {
        String card = form.getOrDefault("card", "").replace(" ", "");
        if (card.equals(DECLINED)) {
            show(exchange, 200, form(session, "Your card was declined."));
            return;
        }
        if (asksForTerms(session) && !form.containsKey("terms")) {
            show(exchange, 200, form(session, "Agree to the terms of service."));
            return;
        }
        String id = session.get("id").asText();
        List<JsonNode> news = card.equals(LATER)
                ? List.of(pending(session, form.getOrDefault("email", "")))
                : pay(id, form.getOrDefault("email", ""));
        news.forEach(events::send);
        exchange.getResponseHeaders()
                .set("Location", session.get("success_url").asText().replace("{CHECKOUT_SESSION_ID}", id));
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    /** The money comes at once. */
    List<JsonNode> pay(String id, String email) {
        ObjectNode session = objects.get(id);
        if (session.get("mode").asText().equals("subscription")) {
            return subscriptions.pay(session, email);
        }
        ObjectNode intent = objects.confirm(intentOf(session), true);
        session.put("status", "complete").put("payment_status", "paid").putNull("url");
        session.putObject("customer_details").put("email", email);
        if (asksForTerms(session)) {
            session.putObject("consent").put("terms_of_service", "accepted");
        }
        if (session.at("/invoice_creation/enabled").asBoolean()) {
            session.put("invoice", StripeObjects.id("in_1"));
        }
        return List.of(
                StripeEvents.event("payment_intent.succeeded", intent),
                StripeEvents.event(
                        "charge.succeeded", objects.chargeOf(intent.get("id").asText())),
                StripeEvents.event("checkout.session.completed", session));
    }

    /** The money comes later, or not. */
    private JsonNode pending(ObjectNode session, String email) {
        intentOf(session);
        session.put("status", "complete").putNull("url");
        session.putObject("customer_details").put("email", email);
        return StripeEvents.event("checkout.session.completed", session);
    }

    private String intentOf(ObjectNode session) {
        if (session.get("payment_intent").isNull()) {
            ObjectNode intent = objects.newIntent(
                    session.get("amount_total").asLong(),
                    session.get("currency").asText(),
                    session.get("_intent_metadata").deepCopy());
            session.put("payment_intent", intent.get("id").asText());
        }
        return session.get("payment_intent").asText();
    }

    private static String form(ObjectNode session, String problem) {
        return """
                <h1>%s</h1>
                <p>%s %.2f</p>
                <p role="alert">%s</p>
                <form method="post">
                  <p><label>Email <input name="email" type="email" required value="payer@example.org"></label></p>
                  <p><label>Card number <input name="card" required value="4242 4242 4242 4242"></label></p>
                  %s
                  <p><button type="submit">Pay</button></p>
                </form>
                <p><a href="%s">Back</a></p>
                <p><small>This is a stand-in for Stripe. 4000 0000 0000 0002 is declined; the word bank pays later.</small></p>
                """.formatted(
                        session.get("_name").asText(),
                        session.get("currency").asText().toUpperCase(java.util.Locale.ROOT),
                        session.get("amount_total").asLong() / 100.0,
                        problem,
                        asksForTerms(session) ? TERMS : "",
                        session.get("cancel_url").asText());
    }

    private static boolean asksForTerms(ObjectNode session) {
        return session.at("/consent_collection/terms_of_service").asText().equals("required");
    }

    static void show(HttpExchange exchange, int status, String content) throws IOException {
        byte[] page = ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Checkout</title><body>"
                        + content)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }
}
