package dev.waymark.payment.subscription;

import dev.waymark.account.signin.Account;
import dev.waymark.payment.CheckoutOrigin;
import dev.waymark.payment.CheckoutSession;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The way from a site to Stripe's pages: the checkout of a new subscription, and the billing portal of one that there is. */
@ApplicationScoped
class SubscriptionCheckouts {

    /** Each but the first follows a checkout that had to be closed before. */
    private static final int MAX_TRIES = 3;

    private final Clock clock = Clock.systemUTC();

    @Inject
    private SubscriptionRows rows;

    @Inject
    private SubscriptionUpdates updates;

    @Inject
    private StripeCustomers customers;

    @Inject
    private SubscriptionClient stripe;

    @Inject
    private CheckoutOrigin origin;

    /**
     * Where a site is subscribed for. However often and at once it is asked for, there is one page to pay on; empty when the site has a
     * subscription that goes on.
     */
    Optional<URI> begin(Account account, SubscriptionRows.Kept site, MonitorPrice price) throws StripeUnavailable {
        for (int i = 0; i < MAX_TRIES; i++) {
            SubscriptionRow row = rows.place(account, site, price);
            if (row.isBegun()) {
                return row.state() == SubscriptionState.ACTIVE
                        ? Optional.empty()
                        : Optional.of(portal(account.id(), row));
            }
            Optional<URI> page = page(account, row, price);
            if (page.isPresent()) {
                return page;
            }
        }
        throw ProblemDetails.of(ProblemType.PAYMENT_PENDING, "error.payment-pending")
                .asException();
    }

    /** The page to pay on; empty when the checkout was closed to make place for another, and it is to be looked again. */
    private Optional<URI> page(Account account, SubscriptionRow row, MonitorPrice price) throws StripeUnavailable {
        boolean isSame = row.price().equals(price);
        if (row.sessionId().isPresent()) {
            return isSame ? open(row) : closed(row);
        }
        if (!isSame) {
            rows.withdraw(row.id());
            return Optional.empty();
        }
        return open(account, row);
    }

    /** It may have been paid a moment ago, in another tab. */
    private Optional<URI> open(SubscriptionRow row) throws StripeUnavailable {
        Optional<URI> page = row.checkout(clock.instant());
        if (page.isEmpty()) {
            return closed(row);
        }
        updates.update(row.id());
        return rows.find(row.id()).filter(now -> !now.isBegun()).isPresent() ? page : Optional.empty();
    }

    private Optional<URI> closed(SubscriptionRow row) throws StripeUnavailable {
        updates.closeCheckout(row.id());
        return Optional.empty();
    }

    private Optional<URI> open(Account account, SubscriptionRow row) throws StripeUnavailable {
        String customer = customers.of(account);
        CheckoutSession page = opened(row, customer);
        if (rows.offered(row, page)) {
            return Optional.of(allowed(page.url()));
        }
        stripe.expire(page.sessionId());
        return Optional.empty();
    }

    /**
     * Stripe answers the same for a day to a request of the same name, be it a failure of its own: the next try has another. A page that
     * was opened all the same is known to nobody.
     */
    private CheckoutSession opened(SubscriptionRow row, String customer) throws StripeUnavailable {
        try {
            return stripe.open(row, customer);
        } catch (StripeUnavailable e) {
            rows.withdraw(row.id());
            if (e.code().equals("resource_missing")) {
                customers.forget(customer);
            }
            throw e;
        }
    }

    /** Where the card is changed and the subscription cancelled; empty when there is none to look after. */
    Optional<URI> portal(Account account, SubscriptionRows.Kept site) throws StripeUnavailable {
        Optional<SubscriptionRow> row = rows.that(site.submission()).filter(SubscriptionRow::isBegun);
        return row.isPresent() ? Optional.of(portal(account.id(), row.get())) : Optional.empty();
    }

    private URI portal(long account, SubscriptionRow row) throws StripeUnavailable {
        String customer = customers.find(account).orElseThrow(SubscriptionPages::none);
        return allowed(stripe.portal(customer, row.key()));
    }

    private URI allowed(URI page) {
        if (!origin.allows(page)) {
            throw new IllegalStateException("Stripe's page is on a host that visitors are not sent to");
        }
        return page;
    }
}
