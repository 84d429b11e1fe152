package dev.waymark.admin;

import dev.waymark.payment.Refunds;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Finds payments for the operator. */
@ApplicationScoped
class PaymentSearch {

    private static final int PAGE = 100;

    @Inject
    private Sql sql;

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
        List<PaymentLine> found = sql.of("""
                        select p.id, p.order_id, coalesce(j.url, '') as url, coalesce(j.job_id, 0) as job_id, p.amount,
                               p.currency, lower(p.state) as state, p.created_at, p.paid_at
                        from submission_payments p
                        left join submission_jobs j on j.submission_id = p.submission_id
                        where (:state = '' or p.state = upper(:state)) and (:before = 0 or p.id < :before)
                        order by p.id desc limit :most
                        """)
                .with("state", state)
                .with("before", before)
                .with("most", PAGE + 1)
                .list(PaymentLine::of);
        List<PaymentLine> lines = found.stream().limit(PAGE).toList();
        return new PaymentList(
                state,
                refunds.due().stream().map(PaymentList.Due::of).toList(),
                lines,
                found.size() > PAGE ? lines.get(PAGE - 1).id() : 0);
    }
}
