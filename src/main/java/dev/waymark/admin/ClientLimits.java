package dev.waymark.admin;

import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a client may do how often, and how much of that it has done. */
@ApplicationScoped
class ClientLimits {

    @Inject
    private RateLimits counts;

    @Inject
    @ConfigProperty(name = "FREE_TIER_DAILY_LIMIT")
    int free;

    @Inject
    @ConfigProperty(name = "CHECKOUT_HOURLY_LIMIT")
    int checkout;

    @Inject
    @ConfigProperty(name = "VALIDATIONS_AN_HOUR")
    int validations;

    /** One limit and where a client stands. */
    public record Use(String name, String words, int used, int of, String window) {

        public boolean isUp() {
            return used >= of;
        }
    }

    List<Use> of(String client) {
        return List.of(
                use(new Limit("free", free, Duration.ofDays(1)), "Free submissions", "24 hours", client),
                use(new Limit("checkout", checkout, Duration.ofHours(1)), "Orders", "an hour", client),
                use(new Limit("validate", validations, Duration.ofHours(1)), "Files examined", "an hour", client),
                use(SignInPage.LIMIT, "Sign-ins here", "15 minutes", client));
    }

    private Use use(Limit limit, String words, String window, String client) {
        return new Use(limit.name(), words, counts.counted(limit, client), limit.count(), window);
    }

    /** Forgets what was counted of the client; false when there is no such limit. */
    boolean reset(String name, String client) {
        boolean known = of(client).stream().anyMatch(use -> use.name().equals(name));
        if (known) {
            counts.reset(name, client);
        }
        return known;
    }
}
