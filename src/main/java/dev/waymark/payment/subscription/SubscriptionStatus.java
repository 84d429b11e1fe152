package dev.waymark.payment.subscription;

import static dev.waymark.payment.StripeJson.flag;
import static dev.waymark.payment.StripeJson.name;
import static dev.waymark.payment.StripeJson.number;
import static dev.waymark.payment.StripeJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.payment.StripeJson;
import dev.waymark.payment.webhook.SubscriptionHint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What Stripe says of one subscription. Versions of its API before 2025-03-31 have the period on the subscription, later ones on its item;
 * both are understood.
 *
 * @param key ours; empty when it was not begun here
 * @param status in Stripe's words
 * @param cancelAt when it ends, when that is decided
 * @param invoicePaid whether the latest invoice, which is that of the current period, is paid
 * @param invoiceDue when that invoice was first to be paid
 * @param amount for a period, in the smallest unit of the currency; -1 when it is unknown
 */
record SubscriptionStatus(
        String id,
        String key,
        String status,
        boolean live,
        Optional<Instant> periodStart,
        Optional<Instant> periodEnd,
        Optional<Instant> cancelAt,
        boolean invoicePaid,
        Optional<Instant> invoiceDue,
        long amount,
        String currency,
        String interval) {

    static SubscriptionStatus parse(String answer) {
        return of(StripeJson.read(answer.getBytes(StandardCharsets.UTF_8)));
    }

    static SubscriptionStatus of(JsonNode about) {
        JsonNode item = about.path("items").path("data").path(0);
        JsonNode price = item.path("price");
        JsonNode invoice = about.path("latest_invoice");
        Optional<Instant> end = time(item, "current_period_end").or(() -> time(about, "current_period_end"));
        return new SubscriptionStatus(
                name(about, "id"),
                text(about.path("metadata"), SubscriptionHint.KEY),
                text(about, "status"),
                flag(about, "livemode"),
                time(item, "current_period_start").or(() -> time(about, "current_period_start")),
                end,
                flag(about, "cancel_at_period_end") ? end : time(about, "cancel_at"),
                text(invoice, "status").equals("paid"),
                time(invoice.path("status_transitions"), "finalized_at").or(() -> time(invoice, "created")),
                number(price, "unit_amount"),
                text(price, "currency"),
                text(price.path("recurring"), "interval"));
    }

    private static Optional<Instant> time(JsonNode in, String name) {
        long seconds = number(in, name);
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
