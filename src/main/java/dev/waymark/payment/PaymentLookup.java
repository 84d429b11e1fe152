package dev.waymark.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a payment by what Stripe calls it: its session, its intent, or a charge, which only Stripe knows. */
@ApplicationScoped
public class PaymentLookup {

    private static final Pattern CHARGE = Pattern.compile("(?:ch|py)_[A-Za-z0-9]{1,250}");

    @Inject
    private Payments payments;

    @Inject
    private PaymentSettings settings;

    @Inject
    private StripeClient account;

    /**
     * The payment of an id.
     *
     * @throws jakarta.ws.rs.WebApplicationException 503 if the id is of a charge and Stripe does not answer
     */
    public Optional<Payment> find(String id) {
        if (!CHARGE.matcher(id).matches()) {
            return payments.ofSession(id).or(() -> payments.ofIntent(id));
        }
        return settings.hasKey() ? ofCharge(id) : Optional.empty();
    }

    private Optional<Payment> ofCharge(String id) {
        try {
            StripeStatus said = account.charge(id);
            return said.order().flatMap(payments::ofOrder).or(() -> payments.ofIntent(said.intent()));
        } catch (StripeUnavailable e) {
            if (e.isOutage()) {
                throw e.asException();
            }
            return Optional.empty();
        }
    }
}
