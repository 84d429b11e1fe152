package dev.waymark.payment.subscription;

import dev.waymark.payment.StripeUnavailable;
import dev.waymark.payment.webhook.SubscriptionEvents;
import dev.waymark.payment.webhook.SubscriptionHint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Brings stored subscriptions up to date. Whatever the occasion, the row is locked, Stripe is asked how the subscription is now, and that is
 * stored: so events may come twice, in any order, or never.
 */
@ApplicationScoped
class SubscriptionUpdates implements SubscriptionEvents {

    private static final Logger LOG = Logger.getLogger(SubscriptionUpdates.class.getName());
    private static final String MISSING = "resource_missing";
    private static final String CANCELED = "canceled";

    private final Clock clock = Clock.systemUTC();

    @Inject
    private SubscriptionRows rows;

    @Inject
    private SubscriptionClient stripe;

    @Inject
    private SubscriptionSettings settings;

    @Inject
    private SubscriptionNotices notices;

    @Inject
    private Event<SubscriptionChanged> changed;

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome follow(SubscriptionHint hint) throws StripeUnavailable {
        Optional<SubscriptionRow> found = rows.locked(hint);
        if (found.isEmpty() || !isOf(hint, found.get())) {
            return Outcome.NOT_OURS;
        }
        return update(found.get(), hint.subscription());
    }

    /** A second subscription under the same key is none that we have begun. */
    private static boolean isOf(SubscriptionHint hint, SubscriptionRow row) {
        return hint.subscription().isEmpty()
                || row.stripeId().isEmpty()
                || row.stripeId().get().equals(hint.subscription());
    }

    /** Asks how a subscription is now. */
    @Transactional(rollbackOn = StripeUnavailable.class)
    void update(long id) throws StripeUnavailable {
        Optional<SubscriptionRow> row = rows.locked(id);
        if (row.isPresent()) {
            update(row.get(), "");
        }
    }

    /** Closes the page of a checkout, so that another may be opened; one that is complete is a subscription. */
    @Transactional(rollbackOn = StripeUnavailable.class)
    void closeCheckout(long id) throws StripeUnavailable {
        Optional<SubscriptionRow> row = rows.locked(id);
        if (row.isPresent() && !row.get().isBegun()) {
            settleCheckout(row.get(), true);
        }
    }

    private Outcome update(SubscriptionRow row, String named) throws StripeUnavailable {
        if (row.closed()) {
            return Outcome.UNCHANGED;
        }
        String known = row.stripeId().orElse(named);
        return known.isEmpty() ? settleCheckout(row, row.cancelWanted()) : settle(row, known);
    }

    private Outcome settleCheckout(SubscriptionRow row, boolean closes) throws StripeUnavailable {
        if (row.sessionId().isEmpty()) {
            return Outcome.UNCHANGED;
        }
        SubscriptionClient.Checkout checkout = checkout(row.sessionId().get(), closes);
        if (!checkout.subscription().isEmpty()) {
            return settle(row, checkout.subscription());
        }
        if (checkout.status().equals("expired")) {
            rows.delete(row.id());
            return Outcome.APPLIED;
        }
        return Outcome.UNCHANGED;
    }

    private SubscriptionClient.Checkout checkout(String session, boolean closes) throws StripeUnavailable {
        try {
            SubscriptionClient.Checkout checkout = stripe.checkout(session);
            return closes && checkout.isOpen() ? expired(session) : checkout;
        } catch (StripeUnavailable e) {
            if (e.code().equals(MISSING)) {
                return new SubscriptionClient.Checkout("expired", "");
            }
            throw e;
        }
    }

    /** Somebody may complete it at that very moment. */
    private SubscriptionClient.Checkout expired(String session) throws StripeUnavailable {
        try {
            return stripe.expire(session);
        } catch (StripeUnavailable e) {
            if (e.isOutage()) {
                throw e;
            }
            return stripe.checkout(session);
        }
    }

    private Outcome settle(SubscriptionRow row, String subscription) throws StripeUnavailable {
        SubscriptionStatus said;
        try {
            said = stripe.retrieve(subscription);
        } catch (StripeUnavailable e) {
            if (e.code().equals(MISSING) && row.isBegun()) {
                LOG.warning(() -> "Stripe does not know the subscription " + subscription + " any more: it is ended");
                rows.close(row.id());
                announce(row, false);
                return Outcome.APPLIED;
            }
            throw e;
        }
        if (!said.key().equals(row.key().toString()) || said.live() != row.live()) {
            LOG.warning(() -> "The subscription " + subscription + " is not the one that was begun as " + row.key());
            return Outcome.NOT_OURS;
        }
        boolean over = said.status().equals(CANCELED) || said.status().equals("incomplete_expired");
        return store(row, row.cancelWanted() && !over ? stripe.cancel(subscription) : said);
    }

    private Outcome store(SubscriptionRow row, SubscriptionStatus said) {
        Optional<Standing> standing = Standing.of(said, row.pastDueSince(), settings.grace(), clock.instant());
        if (standing.isEmpty()) {
            LOG.warning(() -> "The subscription " + said.id() + " has a status that we do not know: " + said.status());
            return Outcome.UNCHANGED;
        }
        rows.store(row, said, standing.get());
        SubscriptionRow stored = rows.find(row.id()).orElseThrow();
        announce(row, stored.covered());
        notices.write(stored);
        return stored.equals(row) ? Outcome.UNCHANGED : Outcome.APPLIED;
    }

    private void announce(SubscriptionRow before, boolean covered) {
        if (before.covered() != covered) {
            before.submissionId().ifPresent(submission -> changed.fire(new SubscriptionChanged(submission)));
        }
    }

    /** Ends what has come to its end by the clock, some at a time; how many there were. */
    @Transactional
    int lapse(int most) {
        List<SubscriptionRow> over = rows.lapse(most);
        for (SubscriptionRow row : over) {
            row.submissionId().ifPresent(submission -> changed.fire(new SubscriptionChanged(submission)));
            notices.write(row);
        }
        return over.size();
    }
}
