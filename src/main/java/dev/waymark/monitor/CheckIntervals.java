package dev.waymark.monitor;

import dev.waymark.url.Url;
import dev.waymark.verification.VerificationChanged;
import dev.waymark.verification.VerifiedHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** How many days there are between two checks of a website: one where somebody who wants the checks has verified its host. */
@ApplicationScoped
public class CheckIntervals {

    private static final int VERIFIED_DAYS = 1;

    @Inject
    private VerifiedHosts verified;

    @Inject
    private Monitors monitors;

    @Inject
    private Watches watches;

    @Inject
    private MonitorSettings settings;

    public int days(Watch watch) {
        boolean daily =
                monitors.of(watch).stream().anyMatch(monitor -> verified.covers(monitor.account(), watch.host()));
        return daily ? VERIFIED_DAYS : settings.days();
    }

    /** Whether an account has verified the host of a website. */
    boolean isVerified(long account, Url url) {
        return verified.covers(account, VerifiedHosts.name(url));
    }

    /** In the transaction in which an account verifies a host. */
    void follow(@Observes VerificationChanged changed) {
        if (changed.covered()) {
            watches.hasten(changed.account(), changed.host(), settings.days(VERIFIED_DAYS));
        }
    }
}
