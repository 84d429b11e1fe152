package dev.waymark.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often hosts are checked again, and how long one stays verified without its proof. */
@ApplicationScoped
class VerificationSettings {

    /** Days between two checks of a host that is verified. */
    static final int DAYS = 7;

    /** Days that a host stays verified after a check has found no proof. */
    static final int GRACE_DAYS = 14;

    /** After so many checks in a row without a proof an account is told. A host is not lost before. */
    static final int FAILURES_TOLD = 3;

    @Inject
    @ConfigProperty(name = "VERIFICATION_DAY_SECONDS")
    int daySeconds;

    Duration days(int count) {
        return Duration.ofSeconds((long) count * daySeconds);
    }
}
