package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/** Payments that bought nothing, and their refunds. */
@ApplicationScoped
public class Refunds {

    private static final Logger LOG = Logger.getLogger(Refunds.class.getName());

    private static final String DUE = """
             from payments p
            left join submission_jobs j on j.submission_id = p.submission_id
            where p.state = 'PAID'
                  and (j.state in ('FAILED', 'CANCELLED')
                       or p.fulfilled_at is null and p.paid_at < now() - interval '10 minutes')
            """;

    @Inject
    private Sql sql;

    @Inject
    private Payments payments;

    @Inject
    private StripeClient account;

    /**
     * A payment that bought nothing so far.
     *
     * @param site what it was for; empty when that is not known
     * @param amount in the smallest unit of the currency
     * @param ours whether it is certainly our fault, so that it may be refunded automatically, after a while
     */
    public record Due(UUID order, String site, int amount, String currency, Instant paid, String why, boolean ours) {}

    /** What came of a refund, for the operator. */
    public record Answer(boolean refunded, Message outcome) {}

    /** The payments to be looked at, the oldest first: their job failed or was cancelled, they were made twice, or never spent. */
    @Transactional
    public List<Due> due() {
        return sql.of("""
                        select p.order_id, coalesce(j.url, '') as url, p.amount, p.currency, p.paid_at,
                               case when p.fulfilled_at is null and j.accepted_at is not null
                                        then 'The same job was paid for twice.'
                                    when p.fulfilled_at is null then 'It was never spent on a site.'
                                    when j.state = 'CANCELLED' then 'The job was cancelled.'
                                    else coalesce(j.problem, 'The job failed.') end as why,
                               coalesce(p.fulfilled_at is null and j.accepted_at is not null
                                        or j.state = 'FAILED', false) as ours
                        """ + DUE + "order by p.paid_at, p.id limit 1000").list(Refunds::due);
    }

    /** How many there are. */
    @Transactional
    public long countDue() {
        return sql.of("select count(*) as due" + DUE).one(row -> row.longValue("due"));
    }

    private static Due due(Row row) {
        return new Due(
                row.uuid("order_id"),
                row.text("url"),
                row.intValue("amount"),
                row.text("currency"),
                row.instant("paid_at"),
                row.text("why"),
                row.booleanValue("ours"));
    }

    /** Gives the whole sum back, or what is left of it when a part was given back at Stripe. Asking twice gives it back once. */
    public Answer refund(UUID order) {
        Optional<Payment> found = payments.ofOrder(order);
        if (found.isEmpty()) {
            return new Answer(false, Message.of("refund.unknown"));
        }
        Payment payment = found.get();
        return switch (payment.state()) {
            case PAID ->
                payments.beginRefund(payment) ? giveBack(payment) : new Answer(false, Message.of("refund.changed"));
            case REFUNDED -> new Answer(true, Message.of("refund.already"));
            case DISPUTED -> new Answer(false, Message.of("refund.disputed"));
            case OPEN, FAILED, EXPIRED -> new Answer(false, Message.of("refund.unpaid"));
        };
    }

    private Answer giveBack(Payment payment) {
        try {
            Optional<StripeClient.Refunded> refund = account.refund(payment);
            if (refund.isEmpty()) {
                payments.refundRefused(payment);
                return new Answer(false, Message.of("refund.no-charge"));
            }
            payments.refunded(payment, refund.get().id());
            return new Answer(true, given(payment, refund.get().amount()));
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Order " + payment.orderId() + " was not refunded: " + e.getMessage());
            if (e.code().equals("charge_already_refunded")) {
                payments.refunded(payment, null);
                return new Answer(true, Message.of("refund.already"));
            }
            if (!e.isOutage()) {
                payments.refundRefused(payment);
            }
            return new Answer(false, Message.of("refund.refused", String.valueOf(e.getMessage())));
        }
    }

    static Message given(Payment payment, long amount) {
        String sum = Offer.written(amount, payment.currency());
        long before = payment.amount() - amount;
        return before <= 0
                ? Message.of("refund.done", sum)
                : Message.of("refund.rest", sum, Offer.written(before, payment.currency()));
    }
}
