package dev.waymark.payment.webhook;

import dev.waymark.payment.Fulfilment;
import dev.waymark.payment.StripeStatus;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Every event of Stripe's, each taken in once. */
@ApplicationScoped
public class StripeEvents {

    @Inject
    private Sql sql;

    @Inject
    private Fulfilment fulfilment;

    @Inject
    private SubscriptionEvents subscriptions;

    /** Takes an event in: its id, the payment and the job in one transaction, or nothing. One that was taken in before has no effect. */
    @Transactional
    void record(StripeEvent notice) {
        if (save(notice)) {
            String outcome = notice.hint().isPresent() ? follow(notice.hint().get()) : apply(notice);
            sql.of("update payment_events set outcome = :outcome where id = :id")
                    .with("outcome", outcome)
                    .with("id", notice.id())
                    .update();
        }
    }

    private String apply(StripeEvent notice) {
        return notice.statement()
                .map(fulfilment::apply)
                .orElse(Fulfilment.Outcome.NOT_FOLLOWED)
                .name();
    }

    private String follow(SubscriptionHint hint) {
        try {
            return subscriptions.follow(hint).name();
        } catch (StripeUnavailable e) {
            throw e.asException();
        }
    }

    /** Copies that arrive at the same moment wait here for the first. */
    private boolean save(StripeEvent notice) {
        return sql.of("""
                        insert into payment_events (id, type, api_version, order_id, outcome)
                        values (:id, :type, :version, :order, 'RECEIVED') on conflict (id) do nothing
                        """)
                        .with("id", notice.id())
                        .with("type", notice.type())
                        .with("version", notice.version())
                        .with(
                                "order",
                                notice.statement().flatMap(StripeStatus::order).orElse(null))
                        .update()
                == 1;
    }
}
