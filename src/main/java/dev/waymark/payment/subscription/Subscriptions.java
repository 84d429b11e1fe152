package dev.waymark.payment.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What other features ask about subscriptions. */
@ApplicationScoped
public class Subscriptions {

    @Inject
    private SubscriptionRows rows;

    @Inject
    private SubscriptionSettings settings;

    @Inject
    private MonitorPrices prices;

    /** Whether the site of a submission is to be watched. */
    public boolean covers(long submissionId) {
        return settings.areForAll() || rows.covers(submissionId);
    }

    /** The subscription of a site; empty when none was ever begun. */
    public Optional<Subscription> of(long submissionId) {
        return rows.that(submissionId).map(SubscriptionRow::shown);
    }

    /** Whether somebody can subscribe here now. */
    public boolean areSold() {
        return settings.areSold();
    }

    /** Whether every site is watched without payment. */
    public boolean areForAll() {
        return settings.areForAll();
    }

    /** What can be bought, the shorter period first; nothing where nothing is sold. */
    public List<SubscriptionOffer> offers() {
        return settings.areSold()
                ? Arrays.stream(BillingPeriod.values())
                        .flatMap(period -> prices.of(period).stream())
                        .map(price -> new SubscriptionOffer(price.period().id(), price.words()))
                        .toList()
                : List.of();
    }
}
