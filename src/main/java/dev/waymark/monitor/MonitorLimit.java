package dev.waymark.monitor;

import dev.waymark.account.KeptSites;
import dev.waymark.payment.subscription.SubscriptionCondition;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How many sites one account may have checked, and which nobody may. Nobody has proved that a site is theirs; who watches many is more likely
 * to watch those of others.
 */
@ApplicationScoped
class MonitorLimit implements SubscriptionCondition {

    @Inject
    private Monitors monitors;

    @Inject
    private MonitorSettings settings;

    @Inject
    private KeptSites sites;

    @Inject
    private BlockedHosts blocked;

    boolean hasRoom(long accountId, long submissionId) {
        return monitors.othersOf(accountId, submissionId) < settings.perAccount();
    }

    @Override
    public boolean isMet(long accountId, long submissionId) {
        return hasRoom(accountId, submissionId)
                && sites.find(submissionId)
                        .map(site -> BlockedHosts.name(Url.parse(site.url())))
                        .filter(host -> !blocked.holds(host))
                        .isPresent();
    }
}
