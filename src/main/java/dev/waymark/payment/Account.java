package dev.waymark.payment;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Our account at Stripe: the one class that calls its API. Whatever is made there is made under a key of ours, so asking twice makes one. */
@ApplicationScoped
class Account {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 15_000;
    private static final int MORE_TRIES = 3;

    @Inject
    private Settings settings;

    private StripeClient client;

    @PostConstruct
    void open() {
        Stripe.enableTelemetry = false;
        StripeClient.StripeClientBuilder builder = StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(ANSWER_MILLIS)
                .setMaxNetworkRetries(MORE_TRIES);
        settings.apiBase().ifPresent(builder::setApiBase);
        client = builder.build();
    }

    /** Opens Stripe's page for a payment, or finds the one that is open. */
    Hosted open(Payment payment) throws NoAnswer {
        Session session = answer(() -> client.v1().checkout().sessions().create(page(payment), once(payment, "")));
        return new Hosted(session.getId(), URI.create(session.getUrl()), Instant.ofEpochSecond(session.getExpiresAt()));
    }

    private SessionCreateParams page(Payment payment) {
        String order = payment.orderId().toString();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl(settings.at("/payment/success?session_id={CHECKOUT_SESSION_ID}"))
                .setCancelUrl(settings.at("/payment/cancelled/" + order))
                .putMetadata(Statements.ORDER, order)
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata(Statements.ORDER, order)
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(payment.currency())
                                .setUnitAmount((long) payment.amount())
                                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                        .setName(settings.product())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /** What became of a payment: asks for its session, or, when it has none, for its intent. */
    Statement ask(Payment payment) throws NoAnswer {
        if (payment.sessionId().isPresent()) {
            String session = payment.sessionId().get();
            return answer(() -> Statements.of(client.v1().checkout().sessions().retrieve(session)));
        }
        String intent = payment.intentId().orElseThrow();
        return answer(() -> Statements.of(client.v1().paymentIntents().retrieve(intent)));
    }

    /** A payment that a program's own page completes, by its id and the secret that the page needs. */
    Intent intend(Payment payment) throws NoAnswer {
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount((long) payment.amount())
                .setCurrency(payment.currency())
                .setDescription(settings.product())
                .putMetadata(Statements.ORDER, payment.orderId().toString())
                .build();
        PaymentIntent intent = answer(() -> client.v1().paymentIntents().create(params, once(payment, "")));
        return new Intent(intent.getId(), intent.getClientSecret(), payment.amount(), payment.currency());
    }

    /** Gives the money back; the refund's id, empty when Stripe names nothing that could be given back. */
    Optional<String> refund(Payment payment) throws NoAnswer {
        String intent = payment.intentId().isPresent()
                ? payment.intentId().get()
                : ask(payment).intent();
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(intent)
                .putMetadata(Statements.ORDER, payment.orderId().toString())
                .build();
        return Optional.of(answer(() -> client.v1().refunds().create(params, once(payment, "-refund")))
                .getId());
    }

    private static RequestOptions once(Payment payment, String what) {
        return RequestOptions.builder()
                .setIdempotencyKey(payment.orderId() + what)
                .build();
    }

    private static <T> T answer(Question<T> question) throws NoAnswer {
        try {
            return question.ask();
        } catch (StripeException e) {
            throw new NoAnswer(e);
        }
    }

    private interface Question<T> {
        T ask() throws StripeException;
    }
}
