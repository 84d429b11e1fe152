package dev.waymark.monitor;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.payment.subscription.Subscription;
import dev.waymark.payment.subscription.SubscriptionChanged;
import dev.waymark.payment.subscription.SubscriptionOffer;
import dev.waymark.payment.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Whether the checks of a site are paid for, or free here. They begin and end with that. */
@ApplicationScoped
class Coverage {

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private KeptSites sites;

    @Inject
    private Monitors monitors;

    @Inject
    private MonitorStart start;

    boolean covers(long number) {
        return subscriptions.covers(number);
    }

    /** What can be bought; nothing where checks are free or nothing is sold. */
    List<SubscriptionOffer> offers() {
        return subscriptions.areForAll() ? List.of() : subscriptions.offers();
    }

    Optional<Subscription> subscription(long number) {
        return subscriptions.areForAll() ? Optional.empty() : subscriptions.of(number);
    }

    /** Begins to have a site checked, or begins again, if that is paid for or free. */
    @Transactional(Transactional.TxType.MANDATORY)
    MonitorStart.Outcome begin(KeptSite site) {
        if (!covers(site.number())) {
            return MonitorStart.Outcome.UNPAID;
        }
        sites.prolong(site); // locks the job, which comes first wherever a site is erased
        return start.start(site, subscriptions.areForAll());
    }

    /** In the transaction that stores what Stripe says. */
    void follow(@Observes SubscriptionChanged changed) {
        long number = changed.submissionId();
        Optional<MonitorState> state = monitors.find(number).map(Monitor::state);
        if (!covers(number)) {
            state.filter(MonitorState.ACTIVE::equals)
                    .ifPresent(active -> monitors.change(number, MonitorState.NOT_PAID));
        } else if (state.isEmpty() || state.get() == MonitorState.NOT_PAID) {
            Optional<KeptSite> site = sites.find(number);
            site.ifPresent(paid -> start.start(paid, false));
        }
    }
}
