package dev.waymark.payment;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sets Stripe's SDK up, and puts its failures into our terms. Every call of its API goes through {@link #answer}. */
@ApplicationScoped
public class StripeApi {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 15_000;
    private static final int MORE_TRIES = 3;

    @Inject
    private PaymentSettings settings;

    @PostConstruct
    void open() {
        Stripe.enableTelemetry = false;
        Stripe.apiKey = settings.secretKey();
        Stripe.setConnectTimeout(CONNECT_MILLIS);
        Stripe.setReadTimeout(ANSWER_MILLIS);
        Stripe.setMaxNetworkRetries(MORE_TRIES);
        settings.apiBase().ifPresent(Stripe::overrideApiBase);
    }

    /** What the API answers to a question. */
    public <T> T answer(Question<T> question) throws StripeUnavailable {
        try {
            return question.ask();
        } catch (StripeException e) {
            throw new StripeUnavailable(
                    Optional.ofNullable(e.getStatusCode()).orElse(0), e.getCode(), e.getRequestId(), e);
        }
    }

    /** One or more calls of the SDK. */
    public interface Question<T> {
        T ask() throws StripeException;
    }
}
