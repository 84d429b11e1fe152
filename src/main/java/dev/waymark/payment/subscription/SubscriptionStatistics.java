package dev.waymark.payment.subscription;

import dev.waymark.payment.PaymentSettings;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Numbers about subscriptions, for the operator; those of Stripe's other mode are left out. */
@ApplicationScoped
public class SubscriptionStatistics {

    @Inject
    private Sql sql;

    @Inject
    private PaymentSettings payments;

    @Transactional
    public SubscriptionCounts count() {
        boolean live = !payments.hasKey() || payments.live();
        List<String> monthly = sql.of("""
                        select currency, round(sum(case period when 'YEAR' then amount / 12.0 else amount end)) as amount
                        from subscriptions where state = 'ACTIVE' and livemode = :live group by currency order by currency
                        """)
                .with("live", live)
                .list(row -> Offer.written(row.longValue("amount"), row.text("currency")));
        return sql.of("""
                        select count(*) filter (where state = 'ACTIVE') as active,
                               count(*) filter (where state = 'PAST_DUE' and covered) as past_due,
                               count(*) filter (where state = 'UNPAID' or state = 'PAST_DUE' and not covered) as unpaid,
                               count(*) filter (where state = 'ENDED' and covered and covered_until > now()) as ending
                        from subscriptions where livemode = :live and stripe_id is not null
                        """)
                .with("live", live)
                .one(row -> new SubscriptionCounts(
                        row.longValue("active"),
                        row.longValue("past_due"),
                        row.longValue("unpaid"),
                        row.longValue("ending"),
                        monthly));
    }
}
