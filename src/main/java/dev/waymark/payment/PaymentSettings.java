package dev.waymark.payment;

import dev.waymark.submission.Tiers;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator has set about payments. The keys never leave this package, and this has no toString that would show them. */
@ApplicationScoped
public class PaymentSettings {

    @Inject
    private Tiers tiers;

    @Inject
    @ConfigProperty(name = "STRIPE_SECRET_KEY")
    Optional<String> secretKey;

    @Inject
    @ConfigProperty(name = "STRIPE_WEBHOOK_SECRET")
    Optional<String> webhookSecret;

    @Inject
    @ConfigProperty(name = "STRIPE_API_BASE")
    Optional<String> apiBase;

    @Inject
    @ConfigProperty(name = "PAID_PRODUCT")
    String product;

    @Inject
    @ConfigProperty(name = "CHECKOUT_TERMS_CONSENT")
    boolean termsConsent;

    @Inject
    @ConfigProperty(name = "CHECKOUT_TAX")
    boolean tax;

    @Inject
    @ConfigProperty(name = "CHECKOUT_INVOICE")
    boolean invoice;

    /** @throws jakarta.ws.rs.WebApplicationException 403 when nothing is sold here */
    void requireOffered() {
        if (!tiers.paidIsOffered()) {
            throw ProblemDetails.of(ProblemType.PAYMENTS_OFF, "error.payments-off")
                    .asException();
        }
    }

    /** Whether payments can be taken and followed: both of Stripe's keys are there. */
    boolean areComplete() {
        return hasKey() && !webhookSecrets().isEmpty();
    }

    /** Whether Stripe can be asked: also while nothing is on sale any more, for what has been paid before. */
    public boolean hasKey() {
        return secretKey.filter(key -> !key.isBlank()).isPresent();
    }

    String secretKey() {
        return secretKey.filter(key -> !key.isBlank()).orElseThrow(() -> ProblemDetails.of(
                        ProblemType.PAYMENTS_OFF, "error.payments-off")
                .asException());
    }

    /** The secrets that sign Stripe's events: one, or two while they are being exchanged. */
    public List<String> webhookSecrets() {
        return webhookSecret.stream()
                .flatMap(both -> Arrays.stream(both.split(",")))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Whether real money is moved. */
    public boolean live() {
        return secretKey().startsWith("sk_live_") || secretKey().startsWith("rk_live_");
    }

    Optional<String> apiBase() {
        return apiBase;
    }

    /** What is asked for today. */
    Payment.Price price() {
        return new Payment.Price(tiers.price(), tiers.currency(), live());
    }

    String product() {
        return product;
    }

    /** Whether Stripe's page has the buyer agree to the operator's terms. */
    public boolean asksForTerms() {
        return termsConsent;
    }

    /** Whether Stripe works out the tax in the price, and asks organisations for their tax number. */
    public boolean taxed() {
        return tax;
    }

    /** Whether Stripe sends an invoice. */
    boolean invoiced() {
        return invoice;
    }
}
