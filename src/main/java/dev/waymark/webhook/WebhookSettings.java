package dev.waymark.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many messages a server sends at once, and how long a day is for those that wait. */
@ApplicationScoped
class WebhookSettings {

    /** Days without success after which an endpoint is turned off. */
    private static final int FAILING_DAYS = 3;

    @Inject
    @ConfigProperty(name = "WEBHOOKS_PARALLEL")
    int parallel;

    @Inject
    @ConfigProperty(name = "WEBHOOK_DAY_SECONDS")
    int daySeconds;

    int parallel() {
        return parallel;
    }

    /** A time of the real day in the day of this server. */
    Duration scaled(Duration time) {
        return Duration.ofMillis(
                time.toMillis() * daySeconds / Duration.ofDays(1).toSeconds());
    }

    Duration failing() {
        return scaled(Duration.ofDays(FAILING_DAYS));
    }
}
