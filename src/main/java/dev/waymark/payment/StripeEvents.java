package dev.waymark.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Every event of Stripe's, each taken in once. */
@ApplicationScoped
class StripeEvents {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Fulfilment fulfilment;

    /** Takes an event in: its id, the payment and the job in one transaction, or nothing. One that was taken in before has no effect. */
    @Transactional
    void record(StripeEvent notice) {
        if (save(notice)) {
            Fulfilment.Outcome outcome =
                    notice.statement().map(fulfilment::apply).orElse(Fulfilment.Outcome.NOT_FOLLOWED);
            entities.createNativeQuery("update payment_events set outcome = ?1 where id = ?2")
                    .setParameter(1, outcome.name())
                    .setParameter(2, notice.id())
                    .executeUpdate();
        }
    }

    /** Copies that arrive at the same moment wait here for the first. */
    private boolean save(StripeEvent notice) {
        String order = notice.statement()
                .flatMap(StripeStatus::order)
                .map(Object::toString)
                .orElse(null);
        return entities.createNativeQuery("""
                        insert into payment_events (id, type, api_version, order_id, outcome)
                        values (?1, ?2, ?3, cast(?4 as uuid), 'RECEIVED') on conflict (id) do nothing
                        """)
                        .setParameter(1, notice.id())
                        .setParameter(2, notice.type())
                        .setParameter(3, notice.version())
                        .setParameter(4, order)
                        .executeUpdate()
                == 1;
    }
}
