package dev.waymark.payment;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import dev.waymark.web.Ids;
import dev.waymark.web.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Payments in our account at Stripe. Whatever is made there is made under a key of ours, so asking twice makes
 * one.
 *
 * <p>No field, parameter, result or lambda names a class of the SDK's objects or parameters: the server would read all thirteen
 * thousand of them each time it starts.
 */
@ApplicationScoped
class StripeClient {

    private static final Map<String, Object> ENABLED = Map.of("enabled", true);

    @Inject
    private StripeApi api;

    @Inject
    private PaymentSettings settings;

    @Inject
    private PublicUrl publicUrl;

    /** Opens Stripe's page for a payment, or finds the one that is open. */
    CheckoutSession open(Payment payment) throws StripeUnavailable {
        return api.answer(() -> {
            Session session = Session.create(
                    page(payment),
                    RequestOptions.builder()
                            .setIdempotencyKey(payment.orderId().toString())
                            .build());
            return new CheckoutSession(
                    session.getId(), URI.create(session.getUrl()), Instant.ofEpochSecond(session.getExpiresAt()));
        });
    }

    private Map<String, Object> page(Payment payment) {
        Map<String, Object> price = new TreeMap<>(Map.of(
                "currency", payment.currency(),
                "unit_amount", payment.amount(),
                "product_data", Map.of("name", settings.product())));
        Map<String, Object> page = new TreeMap<>(Map.of(
                "mode", "payment",
                "success_url", publicUrl.at("/payment/success?session_id={CHECKOUT_SESSION_ID}"),
                "cancel_url", publicUrl.at("/payment/cancelled/" + payment.orderId()),
                "metadata", order(payment),
                "payment_intent_data", Map.of("metadata", order(payment)),
                "line_items", List.of(Map.of("quantity", 1, "price_data", price))));
        if (settings.taxed()) {
            price.put("tax_behavior", "inclusive"); // what is paid is the price that our pages say
            page.put("automatic_tax", ENABLED);
            page.put("tax_id_collection", ENABLED);
        }
        if (settings.invoiced()) {
            page.put("invoice_creation", ENABLED);
        }
        if (settings.asksForTerms()) {
            page.put("consent_collection", Map.of("terms_of_service", "required"));
        }
        return page;
    }

    private static Map<String, Object> order(Payment payment) {
        Map<String, Object> order = new TreeMap<>();
        order.put(StripeJson.ORDER, payment.orderId().toString());
        payment.buyer().ifPresent(buyer -> {
            order.put("buyer", Ids.of(buyer.kind()));
            if (buyer.agreedAt() != null) {
                order.put("agreed_to_start_at", buyer.agreedAt().toString());
            }
        });
        return order;
    }

    /** What became of a payment: asks for its session, or, when it has none, for its intent. */
    StripeStatus retrieve(Payment payment) throws StripeUnavailable {
        if (payment.sessionId().isPresent()) {
            String session = payment.sessionId().get();
            return api.answer(() ->
                    StripeJson.of(Session.retrieve(session).getLastResponse().body()));
        }
        String intent = payment.intentId().orElseThrow();
        return api.answer(() ->
                StripeJson.of(PaymentIntent.retrieve(intent).getLastResponse().body()));
    }

    /** What a charge says of its payment. */
    StripeStatus charge(String id) throws StripeUnavailable {
        return api.answer(
                () -> StripeJson.of(Charge.retrieve(id).getLastResponse().body()));
    }

    /** A payment that a program's own page completes, by its id and the secret that the page needs. */
    Intent createIntent(Payment payment) throws StripeUnavailable {
        Map<String, Object> params = Map.of(
                "amount", payment.amount(),
                "currency", payment.currency(),
                "description", settings.product(),
                "metadata", order(payment));
        return api.answer(() -> {
            PaymentIntent intent = PaymentIntent.create(
                    params,
                    RequestOptions.builder()
                            .setIdempotencyKey(payment.orderId().toString())
                            .build());
            return new Intent(intent.getId(), intent.getClientSecret(), payment.amount(), payment.currency());
        });
    }

    /** A sum given back, in the smallest unit of the currency. */
    record Refunded(String id, long amount) {}

    /** Gives back what has not been given back yet; empty when Stripe names nothing that could be. */
    Optional<Refunded> refund(Payment payment) throws StripeUnavailable {
        String intent = payment.intentId().isPresent()
                ? payment.intentId().get()
                : retrieve(payment).intent();
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> params = Map.of("payment_intent", intent, "metadata", order(payment));
        return Optional.of(api.answer(() -> {
            Refund refund = Refund.create(
                    params,
                    RequestOptions.builder()
                            .setIdempotencyKey(payment.orderId() + "-refund")
                            .build());
            return new Refunded(refund.getId(), refund.getAmount());
        }));
    }
}
