package dev.waymark.hosting;

import dev.waymark.mail.MailKind;
import dev.waymark.payment.subscription.SubscriptionChanged;
import dev.waymark.payment.subscription.Subscriptions;
import dev.waymark.verification.VerificationChanged;
import dev.waymark.verification.VerifiedHosts;
import dev.waymark.version.DocumentEdited;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * What hosting follows: a newer version is served at once; without payment a copy is served for some time; without a verified host nothing
 * is.
 */
@ApplicationScoped
public class HostingChanges {

    /** After all others: what checks have found locks their rows first, and ours when it edits a file. */
    private static final int LAST = 3_000;

    @Inject
    private Hostings hostings;

    @Inject
    private HostingMails mails;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private VerifiedHosts verified;

    void follow(@Observes DocumentEdited edited) {
        hostings.renew(edited.jobId());
    }

    /** In the transaction that stores what Stripe says. */
    void follow(@Observes @Priority(LAST) SubscriptionChanged changed) {
        hostings.lock(changed.submissionId()).forEach(this::settle);
    }

    /** In the transaction that verifies a host or ends that. */
    void follow(@Observes @Priority(LAST) VerificationChanged changed) {
        Optional<Hosting> hosting = changed.covered() ? Optional.empty() : hostings.lock(changed.host());
        hosting.filter(one -> one.state().isServed()
                        && one.account()
                                .filter(owner -> owner == changed.account())
                                .isPresent())
                .ifPresent(hostings::end);
    }

    /** Freezes what is not paid for, and goes on with what is again. */
    private void settle(Hosting hosting) {
        boolean paid = hosting.submission().filter(subscriptions::covers).isPresent();
        if (hosting.state() == HostingState.ACTIVE && !paid) {
            freeze(hosting);
        } else if (hosting.state() == HostingState.FROZEN && paid) {
            hostings.thaw(hosting);
        }
    }

    private void freeze(Hosting hosting) {
        if (hostings.freeze(hosting)) {
            hostings.find(hosting.host()).ifPresent(frozen -> mails.send(frozen, MailKind.HOSTING_FROZEN));
        } else {
            hostings.end(hosting);
            mails.send(hosting, MailKind.HOSTING_ENDED);
        }
    }

    /** Freezes the files of a host if nobody pays for them any more, and goes on with them if somebody does again. */
    @Transactional
    void settle(String host) {
        hostings.lock(host).ifPresent(this::settle);
    }

    /** Ends a frozen copy. */
    @Transactional
    void finish(String host) {
        hostings.lock(host)
                .filter(hosting -> hosting.state() == HostingState.FROZEN)
                .ifPresent(hosting -> {
                    hostings.end(hosting);
                    mails.send(hosting, MailKind.HOSTING_ENDED);
                });
    }

    /** Tells an account once more when the copy ends; with this there have been so many mails. */
    @Transactional
    void remind(Hosting hosting, int mailsThen) {
        if (hostings.told(hosting, mailsThen)) {
            mails.send(hosting, MailKind.HOSTING_ENDS);
        }
    }

    /** Ends what is served for a host that its account has not verified any more. */
    @Transactional
    void endUnverified(Hosting hosting) {
        long account = hosting.account().orElse(0L);
        if (!verified.holds(account, hosting.host())) {
            hostings.lock(hosting.host())
                    .filter(now -> now.state().isServed() && now.account().equals(hosting.account()))
                    .ifPresent(hostings::end);
        }
    }

    /** Takes the files of a host down, also when its owner has just stopped them; false when there are none, or they are down. */
    @Transactional
    public boolean takeDown(String host, String reason) {
        Optional<Hosting> found = hostings.lock(host).filter(hosting -> hosting.state() != HostingState.TAKEN_DOWN);
        found.ifPresent(hosting -> {
            hostings.takeDown(hosting, reason);
            if (hosting.state().isServed()) {
                hostings.find(host).ifPresent(down -> mails.send(down, MailKind.TAKEN_DOWN));
            }
        });
        return found.isPresent();
    }

    /** Lets the files of a host be served again; they are, if they are still paid for and the host is verified. False when they were not taken down. */
    @Transactional
    public boolean restore(String host) {
        boolean isHeld = hostings.find(host)
                .flatMap(Hosting::account)
                .filter(owner -> verified.holds(owner, host))
                .isPresent();
        Optional<Hosting> down = hostings.lock(host).filter(hosting -> hosting.state() == HostingState.TAKEN_DOWN);
        down.ifPresent(hosting -> {
            boolean served =
                    isHeld && hosting.submission().filter(subscriptions::covers).isPresent();
            if (served) {
                hostings.thaw(hosting);
            } else {
                hostings.end(hosting);
            }
        });
        return down.isPresent();
    }
}
