package dev.waymark.payment.subscription;

import dev.waymark.submission.Tiers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator has set about subscriptions. */
@ApplicationScoped
class SubscriptionSettings {

    @Inject
    private Tiers tiers;

    @Inject
    @ConfigProperty(name = "MONITORING_FOR_ALL")
    boolean forAll;

    @Inject
    @ConfigProperty(name = "MONITOR_PRODUCT")
    String product;

    @Inject
    @ConfigProperty(name = "MONITOR_PRICE_PENCE")
    int monthly;

    @Inject
    @ConfigProperty(name = "MONITOR_YEAR_PRICE_PENCE")
    int yearly;

    @Inject
    @ConfigProperty(name = "MONITOR_PRICE_ID")
    Optional<String> monthlyId;

    @Inject
    @ConfigProperty(name = "MONITOR_YEAR_PRICE_ID")
    Optional<String> yearlyId;

    @Inject
    @ConfigProperty(name = "MONITOR_GRACE_DAYS")
    int graceDays;

    /** Whether every site is watched without payment. */
    boolean areForAll() {
        return forAll;
    }

    /** Whether subscriptions are on sale: payments are, and monitoring is not given away. */
    boolean areSold() {
        return !forAll && tiers.paidIsOffered();
    }

    String product() {
        return product;
    }

    Duration grace() {
        return Duration.ofDays(graceDays);
    }

    int graceDays() {
        return graceDays;
    }

    /** What is asked for when there is no price at Stripe. */
    MonitorPrice told(BillingPeriod period) {
        return new MonitorPrice(
                period, period == BillingPeriod.MONTH ? monthly : yearly, tiers.currency(), Optional.empty());
    }

    /** Stripe's name for the price, which the operator has made there. */
    Optional<String> priceId(BillingPeriod period) {
        return (period == BillingPeriod.MONTH ? monthlyId : yearlyId)
                .map(String::strip)
                .filter(id -> !id.isEmpty());
    }
}
