package dev.waymark.monitor;

import dev.waymark.payment.subscription.SubscriptionCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * How many sites one account may have checked. Nobody has proved that a site is theirs; who watches many is more likely to watch those of
 * others.
 */
@ApplicationScoped
class MonitorLimit implements SubscriptionCondition {

    @Inject
    private Monitors monitors;

    @Inject
    private MonitorSettings settings;

    @Override
    public boolean isMet(long accountId, long submissionId) {
        return monitors.othersOf(accountId, submissionId) < settings.perAccount();
    }
}
