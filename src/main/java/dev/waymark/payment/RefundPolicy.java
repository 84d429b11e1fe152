package dev.waymark.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When money goes back without anybody asking for it. */
@ApplicationScoped
class RefundPolicy {

    @Inject
    @ConfigProperty(name = "REFUND_FAILED_JOBS")
    boolean automatic;

    @Inject
    @ConfigProperty(name = "REFUND_AFTER_HOURS")
    int hours;

    boolean isAutomatic() {
        return automatic;
    }

    /** How long the buyer of a job that failed has to name another site, and the operator to retry it. */
    Duration delay() {
        return Duration.ofHours(hours);
    }

    /** When the payment for a job that failed is given back; empty when the operator decides. */
    Optional<Instant> due(Instant failed) {
        return automatic ? Optional.of(failed.plus(delay())) : Optional.empty();
    }
}
