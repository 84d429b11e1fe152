package dev.waymark.payment;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Every event of Stripe's, each taken in once. */
@ApplicationScoped
class StripeEvents {

    @Inject
    private Sql sql;

    @Inject
    private Fulfilment fulfilment;

    /** Takes an event in: its id, the payment and the job in one transaction, or nothing. One that was taken in before has no effect. */
    @Transactional
    void record(StripeEvent notice) {
        if (save(notice)) {
            Fulfilment.Outcome outcome =
                    notice.statement().map(fulfilment::apply).orElse(Fulfilment.Outcome.NOT_FOLLOWED);
            sql.of("update payment_events set outcome = :outcome where id = :id")
                    .with("outcome", outcome.name())
                    .with("id", notice.id())
                    .update();
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
