package dev.waymark.admin;

import dev.waymark.payment.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Finds payments for the operator. */
@ApplicationScoped
class PaymentSearch {

    private static final int PAGE = 100;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Refunds refunds;

    /**
     * The newest first.
     *
     * @param state in lower case; empty for all
     * @param before only those with smaller numbers; 0 for the first page
     */
    @Transactional
    PaymentList list(String state, long before) {
        List<?> rows = entities.createNativeQuery("""
                        select p.id, cast(p.order_id as text), coalesce(s.url, ''), coalesce(j.id, 0), p.amount, p.currency,
                               lower(p.state), cast(extract(epoch from p.created_at) * 1000 as bigint),
                               cast(extract(epoch from p.paid_at) * 1000 as bigint)
                        from payments p
                        left join submissions s on s.id = p.submission_id
                        left join jobs j on j.submission_id = s.id
                        where (?1 = '' or p.state = upper(?1)) and (?2 = 0 or p.id < ?2)
                        order by p.id desc limit ?3
                        """)
                .setParameter(1, state)
                .setParameter(2, before)
                .setParameter(3, PAGE + 1)
                .getResultList();
        List<PaymentLine> lines = rows.stream()
                .limit(PAGE)
                .map(row -> PaymentLine.of((Object[]) row))
                .toList();
        return new PaymentList(
                state,
                refunds.due().stream().map(PaymentList.Due::of).toList(),
                lines,
                rows.size() > PAGE ? lines.get(PAGE - 1).id() : 0);
    }
}
