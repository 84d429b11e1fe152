package dev.waymark.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays Stripe's billing portal, and has buttons besides for what time and banks do to a subscription. */
final class StripePortal {

    private final StripeObjects objects;
    private final StripeSubscriptions subscriptions;
    private final StripeEvents events;

    StripePortal(StripeObjects objects, StripeSubscriptions subscriptions, StripeEvents events) {
        this.objects = objects;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    void answer(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/p/session/".length());
        ObjectNode session = objects.get(id);
        if (session == null) {
            StripePage.show(exchange, 404, "<h1>This link has expired</h1>");
            return;
        }
        if (exchange.getRequestMethod().equals("POST")) {
            Map<String, String> form = StripeStandIn.form(exchange);
            subscriptions
                    .act(form.getOrDefault("act", ""), form.getOrDefault("subscription", ""))
                    .forEach(events::send);
            exchange.getResponseHeaders().set("Location", "/p/session/" + id);
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
            return;
        }
        String all = subscriptions.of(session.get("customer").asText()).stream()
                .map(StripePortal::section)
                .collect(Collectors.joining());
        StripePage.show(
                exchange, 200, """
                <h1>Billing</h1>
                %s
                <p><a href="%s">Return</a></p>
                <p><small>This is a stand-in for Stripe. Stripe's portal has the first three buttons only.</small></p>
                """.formatted(all, session.get("return_url").asText()));
    }

    private static String section(ObjectNode subscription) {
        return """
                <form method="post">
                  <h2>%s</h2>
                  <p>%s, until %s%s</p>
                  <input type="hidden" name="subscription" value="%s">
                  <p>
                    <button name="act" value="cancel">Cancel at the end of the period</button>
                    <button name="act" value="resume">Do not cancel</button>
                    <button name="act" value="pay">Pay what is owed with another card</button>
                    <button name="act" value="renew">The period ends now</button>
                    <button name="act" value="fail">The period ends now and the card is refused</button>
                    <button name="act" value="give-up">Give up on the card</button>
                  </p>
                </form>
                """.formatted(
                subscription.get("description").asText(),
                subscription.get("status").asText(),
                Instant.ofEpochSecond(
                        subscription.at("/items/data/0/current_period_end").asLong()),
                subscription.get("cancel_at_period_end").asBoolean() ? ", then it ends" : "",
                subscription.get("id").asText());
    }
}
