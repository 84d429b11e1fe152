package dev.waymark.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What each tier gives. */
@ApplicationScoped
public class Tiers {

    @Inject
    @ConfigProperty(name = "FULL_SERVICE_FOR_ALL")
    boolean fullServiceForAll;

    /** Whether a submission gets the full service: it is paid, or the operator gives it to everybody. */
    public boolean isFull(Submission submission) {
        return submission.tier() == Tier.PAID || fullServiceForAll;
    }
}
