package dev.waymark.hosting;

import dev.waymark.payment.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Does what the clock asks for; any server may, at any time. */
@ApplicationScoped
public class HostingUpkeep {

    /** So many days before the end of a frozen copy its account is told again; with the first mail there are three. */
    private static final List<Integer> REMINDED_DAYS_BEFORE = List.of(30, 7);

    @Inject
    private Hostings hostings;

    @Inject
    private HostingChanges changes;

    @Inject
    private Subscriptions subscriptions;

    public void keepUp() {
        hostings.served().stream()
                .filter(hosting -> (hosting.state() == HostingState.ACTIVE) != isPaid(hosting))
                .forEach(hosting -> changes.settle(hosting.host()));
        hostings.over().forEach(hosting -> changes.finish(hosting.host()));
        for (int i = 0; i < REMINDED_DAYS_BEFORE.size(); i++) {
            int mails = i + 2;
            hostings.toTell(mails, REMINDED_DAYS_BEFORE.get(i)).forEach(hosting -> changes.remind(hosting, mails));
        }
        hostings.deleteOld();
    }

    private boolean isPaid(Hosting hosting) {
        return hosting.submission().filter(subscriptions::covers).isPresent();
    }
}
