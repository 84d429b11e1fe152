package dev.waymark.hosting;

import dev.waymark.mail.MailKind;
import dev.waymark.payment.subscription.SubscriptionChanged;
import dev.waymark.payment.subscription.Subscriptions;
import dev.waymark.verification.VerificationChanged;
import dev.waymark.verification.VerifiedHosts;
import dev.waymark.version.DocumentEdited;
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
    void follow(@Observes SubscriptionChanged changed) {
        hostings.lock(changed.submissionId()).forEach(this::settle);
    }

    /** In the transaction that verifies a host or ends that. */
    void follow(@Observes VerificationChanged changed) {
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

    /** Takes the files of a host down; false when none are served. */
    @Transactional
    public boolean takeDown(String host, String reason) {
        Optional<Hosting> served =
                hostings.lock(host).filter(hosting -> hosting.state().isServed());
        served.ifPresent(hosting -> {
            hostings.takeDown(hosting, reason);
            hostings.find(host).ifPresent(down -> mails.send(down, MailKind.TAKEN_DOWN));
        });
        return served.isPresent();
    }

    /** Lets the files of a host be served again; they are, if they are still paid for and the host is verified. False when they were not taken down. */
    @Transactional
    public boolean restore(String host) {
        Optional<Hosting> down = hostings.lock(host).filter(hosting -> hosting.state() == HostingState.TAKEN_DOWN);
        down.ifPresent(hosting -> {
            boolean served = hosting.submission().filter(subscriptions::covers).isPresent()
                    && hosting.account()
                            .filter(owner -> verified.covers(owner, host))
                            .isPresent();
            if (served) {
                hostings.thaw(hosting);
            } else {
                hostings.end(hosting);
            }
        });
        return down.isPresent();
    }
}
