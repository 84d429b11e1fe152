package dev.waymark.payment;

import dev.waymark.web.headers.FormTarget;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where outside this server a visitor may be sent: Stripe's hosted checkout and billing portal. Only while {@code STRIPE_API_BASE}
 * names a stand-in on this very machine may it be on this machine too; what is allowed never depends on what Stripe answers.
 */
@ApplicationScoped
public class CheckoutOrigin implements FormTarget {

    private static final Logger LOG = Logger.getLogger(CheckoutOrigin.class.getName());
    private static final List<String> STRIPE = List.of("https://checkout.stripe.com", "https://billing.stripe.com");
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
        String stripe = String.join(" ", STRIPE);
        return standIn ? stripe + " http://127.0.0.1:* http://localhost:*" : stripe;
    }

    /** Whether a visitor may be sent there. */
    public boolean allows(URI address) {
        return STRIPE.stream().anyMatch(origin -> address.toString().startsWith(origin + "/"))
                || (standIn && "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
    }
}
