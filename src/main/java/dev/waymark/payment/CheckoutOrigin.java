package dev.waymark.payment;

import dev.waymark.web.FormTarget;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one place outside this server that a visitor may be sent to: Stripe's hosted checkout. Only while {@code STRIPE_API_BASE}
 * names a stand-in on this very machine may it be on this machine too; what is allowed never depends on what Stripe answers.
 */
@ApplicationScoped
class CheckoutOrigin implements FormTarget {

    private static final Logger LOG = Logger.getLogger(CheckoutOrigin.class.getName());
    private static final String STRIPE = "https://checkout.stripe.com";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    @Inject
    @ConfigProperty(name = "STRIPE_API_BASE")
    Optional<URI> apiBase;

    private boolean standIn;

    @PostConstruct
    void read() {
        standIn = apiBase.map(URI::getHost).filter(LOOPBACK::contains).isPresent();
        if (standIn) {
            LOG.warning("STRIPE_API_BASE names a stand-in on this machine: no payment here is real.");
        }
    }

    @Override
    public String sources() {
        return standIn ? STRIPE + " http://127.0.0.1:* http://localhost:*" : STRIPE;
    }

    /** Whether a visitor may be sent there. */
    boolean allows(URI address) {
        return address.toString().startsWith(STRIPE + "/")
                || (standIn && "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }
}
