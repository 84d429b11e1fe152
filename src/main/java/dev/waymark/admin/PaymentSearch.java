package dev.waymark.admin;

import dev.waymark.payment.Refunds;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Finds payments for the operator. */
@ApplicationScoped
class PaymentSearch {

    private static final int PAGE = 100;

    private static final String LINE = """
            select p.id, p.order_id, coalesce(j.url, '') as url, coalesce(j.job_id, 0) as job_id, p.amount,
                   p.currency, lower(p.state) as state, p.created_at, p.paid_at
            from submission_payments p left join submission_jobs j on j.submission_id = p.submission_id
            """;

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
        List<PaymentLine> found = sql.of(LINE + """
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

    /** The payments of these submissions, and those of these numbers; the newest first. */
    @Transactional
    List<PaymentLine> of(Set<Long> submissions, Set<Long> payments) {
        return sql.of(LINE + """
                        where p.submission_id = any (cast(string_to_array(:submissions, ',') as bigint[]))
                              or p.id = any (cast(string_to_array(:payments, ',') as bigint[]))
                        order by p.id desc limit :most
                        """)
                .with("submissions", JobSearch.joined(submissions))
                .with("payments", JobSearch.joined(payments))
                .with("most", PAGE)
                .list(PaymentLine::of);
    }
}
