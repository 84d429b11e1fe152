package dev.waymark.payment.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import dev.waymark.payment.CheckoutSession;
import dev.waymark.payment.PaymentSettings;
import dev.waymark.payment.StripeApi;
import dev.waymark.payment.StripeJson;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.payment.webhook.SubscriptionHint;
import dev.waymark.web.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Customers and subscriptions in our account at Stripe. As with payments, no signature names a class of the SDK's objects. */
@ApplicationScoped
class SubscriptionClient {

    /** While Stripe is asked a row is locked, and an event waits for its answer: one more try, and no long wait. */
    private static final int ANSWER_MILLIS = 8_000;

    private static final int MORE_TRIES = 1;
    private static final Map<String, Object> ENABLED = Map.of("enabled", true);
    private static final Map<String, Object> WITH_INVOICE = Map.of("expand", List.of("latest_invoice"));

    @Inject
    private StripeApi api;

    @Inject
    private PaymentSettings payments;

    @Inject
    private SubscriptionSettings settings;

    @Inject
    private PublicUrl publicUrl;

    /**
     * What became of a checkout.
     *
     * @param status in Stripe's words: open, complete or expired
     * @param subscription that it began; empty when it began none
     */
    record Checkout(String status, String subscription) {

        static Checkout parse(String answer) {
            JsonNode session = StripeJson.read(answer.getBytes(StandardCharsets.UTF_8));
            return new Checkout(StripeJson.text(session, "status"), StripeJson.name(session, "subscription"));
        }

        boolean isOpen() {
            return status.equals("open");
        }
    }

    /** Makes a customer, or finds the one that this key has made; Stripe's id. */
    String createCustomer(UUID key, String email) throws StripeUnavailable {
        Map<String, Object> params = Map.of("email", email, "metadata", Map.of("customer_key", key.toString()));
        return api.answer(
                () -> Customer.create(params, under("customer-" + key)).getId());
    }

    /** Deletes a customer, which cancels all of their subscriptions. */
    void deleteCustomer(String id) throws StripeUnavailable {
        api.answer(() -> Customer.retrieve(id).delete().getId());
    }

    /** Opens Stripe's page for a subscription, or finds the one that is open. */
    CheckoutSession open(SubscriptionRow row, String customer) throws StripeUnavailable {
        Map<String, Object> page = page(row, customer);
        return api.answer(() -> {
            Session session = Session.create(page, under(row.key().toString()));
            return new CheckoutSession(
                    session.getId(), URI.create(session.getUrl()), Instant.ofEpochSecond(session.getExpiresAt()));
        });
    }

    private Map<String, Object> page(SubscriptionRow row, String customer) {
        Map<String, Object> named = Map.of(SubscriptionHint.KEY, row.key().toString());
        Map<String, Object> page = new TreeMap<>(Map.of(
                "mode", "subscription",
                "customer", customer,
                "success_url", publicUrl.at(SubscriptionPages.back(row.key())),
                "cancel_url", publicUrl.at(SubscriptionPages.back(row.key())),
                "metadata", named,
                "subscription_data", Map.of("metadata", named, "description", row.site()),
                "line_items", List.of(item(row.price()))));
        if (payments.taxed()) {
            page.put("automatic_tax", ENABLED);
            page.put("tax_id_collection", ENABLED);
            page.put("customer_update", Map.of("address", "auto", "name", "auto"));
        }
        if (payments.asksForTerms()) {
            page.put("consent_collection", Map.of("terms_of_service", "required"));
        }
        return page;
    }

    private Map<String, Object> item(MonitorPrice price) {
        if (price.priceId().isPresent()) {
            return Map.of("quantity", 1, "price", price.priceId().get());
        }
        Map<String, Object> data = new TreeMap<>(Map.of(
                "currency", price.currency(),
                "unit_amount", price.amount(),
                "recurring", Map.of("interval", price.period().id()),
                "product_data", Map.of("name", settings.product())));
        if (payments.taxed()) {
            data.put("tax_behavior", "inclusive"); // what is paid is the price that our pages say
        }
        return Map.of("quantity", 1, "price_data", data);
    }

    Checkout checkout(String session) throws StripeUnavailable {
        return api.answer(() -> Checkout.parse(
                Session.retrieve(session, quick()).getLastResponse().body()));
    }

    /** Closes a checkout; Stripe refuses that for one that is complete. */
    Checkout expire(String session) throws StripeUnavailable {
        return api.answer(() -> Checkout.parse(Session.retrieve(session, quick())
                .expire(quick())
                .getLastResponse()
                .body()));
    }

    SubscriptionStatus retrieve(String subscription) throws StripeUnavailable {
        return api.answer(() -> SubscriptionStatus.parse(Subscription.retrieve(subscription, WITH_INVOICE, quick())
                .getLastResponse()
                .body()));
    }

    /** Ends a subscription at once; how it is then. */
    SubscriptionStatus cancel(String subscription) throws StripeUnavailable {
        return api.answer(() -> SubscriptionStatus.parse(Subscription.retrieve(subscription, quick())
                .cancel(WITH_INVOICE, quick())
                .getLastResponse()
                .body()));
    }

    /** Where a customer changes the card and cancels. */
    URI portal(String customer, UUID key) throws StripeUnavailable {
        Map<String, Object> params =
                Map.of("customer", customer, "return_url", publicUrl.at(SubscriptionPages.back(key)));
        return api.answer(() ->
                URI.create(com.stripe.model.billingportal.Session.create(params).getUrl()));
    }

    /** A price that the operator has set up at Stripe; empty when it is none for such a period. */
    Optional<MonitorPrice> price(String id, BillingPeriod period) throws StripeUnavailable {
        JsonNode price = api.answer(() -> StripeJson.read(
                Price.retrieve(id, quick()).getLastResponse().body().getBytes(StandardCharsets.UTF_8)));
        JsonNode recurring = price.path("recurring");
        long amount = StripeJson.number(price, "unit_amount");
        boolean fits = StripeJson.flag(price, "active")
                && amount >= 0
                && StripeJson.text(recurring, "interval").equals(period.id())
                && StripeJson.number(recurring, "interval_count") == 1;
        return fits
                ? Optional.of(new MonitorPrice(period, amount, StripeJson.text(price, "currency"), Optional.of(id)))
                : Optional.empty();
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static RequestOptions quick() {
        return RequestOptions.builder()
                .setReadTimeout(ANSWER_MILLIS)
                .setMaxNetworkRetries(MORE_TRIES)
                .build();
    }
}
