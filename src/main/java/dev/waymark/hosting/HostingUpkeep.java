package dev.waymark.hosting;

import dev.waymark.account.KeptSites;
import dev.waymark.payment.subscription.Subscriptions;
import dev.waymark.verification.VerifiedHosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does what the clock asks for; any server may, at any time. */
@ApplicationScoped
public class HostingUpkeep {

    private static final Logger LOG = Logger.getLogger(HostingUpkeep.class.getName());

    /** So many days before the end of a frozen copy its account is told for the third and for the second time. */
    private static final List<Integer> REMINDED_DAYS_BEFORE = List.of(7, 30);

    private static final int MAILS = 3;

    @Inject
    private Hostings hostings;

    @Inject
    private HostingChanges changes;

    @Inject
    private KeptSites sites;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private VerifiedHosts verified;

    public void keepUp() {
        each(
                hostings.expiring(),
                hosting -> hosting.submission().flatMap(sites::find).ifPresent(sites::prolong));
        each(hostings.served(), this::settle);
        each(hostings.over(), hosting -> changes.finish(hosting.host()));
        for (int i = 0; i < REMINDED_DAYS_BEFORE.size(); i++) {
            int mails = MAILS - i;
            each(hostings.toTell(mails, REMINDED_DAYS_BEFORE.get(i)), hosting -> changes.remind(hosting, mails));
        }
        hostings.deleteOld();
    }

    /** What fails for one host is tried again the next time, and keeps no other from its turn. */
    private static void each(List<Hosting> some, Consumer<Hosting> work) {
        for (Hosting hosting : some) {
            try {
                work.accept(hosting);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The hosting of " + hosting.host() + " was not kept up", e);
            }
        }
    }

    private void settle(Hosting hosting) {
        boolean isHeld = hosting.account()
                .filter(account -> verified.covers(account, hosting.host()))
                .isPresent();
        boolean isPaid = hosting.submission().filter(subscriptions::covers).isPresent();
        if (!isHeld) {
            changes.endUnverified(hosting);
        } else if ((hosting.state() == HostingState.ACTIVE) != isPaid) {
            changes.settle(hosting.host());
        }
    }
}
