package dev.waymark.payment;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** All payments. */
@ApplicationScoped
public class Payments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,255}");

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Inject
    private PaymentSettings settings;

    @Inject
    private BuyerMails mails;

    @Inject
    @ConfigProperty(name = "INVOICE_YEARS_KEPT")
    int yearsKept;

    /** A new payment of today's price. */
    @Transactional
    Payment create(Optional<Buyer> buyer) {
        Payment payment = new Payment(settings.price(), Instant.now());
        buyer.ifPresent(payment::boughtBy);
        entities.persist(payment);
        entities.flush();
        return payment;
    }

    /** The payment of a submission that counts: the one that was paid, otherwise the latest. */
    @Transactional
    public Optional<Payment> of(long submission) {
        return thatCounts(all("p.submissionId = :submission", submission));
    }

    /**
     * The payment that counts for a submission, also when it has bought another one since. In one query: between two it could move from one
     * to the other and be in neither.
     */
    @Transactional
    public Optional<Payment> ofBuyer(long submission) {
        List<Payment> all = all("(p.submissionId = :submission or p.replacedId = :submission)", submission);
        return all.stream()
                .filter(payment -> payment.hasReplaced(submission))
                .findFirst()
                .or(() -> thatCounts(all));
    }

    private List<Payment> all(String condition, long submission) {
        return entities.createQuery("select p from Payment p where " + condition + " order by p.id desc", Payment.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    private static Optional<Payment> thatCounts(List<Payment> all) {
        return all.stream()
                .filter(payment -> payment.state().wasPaid())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    @Transactional
    Optional<Payment> find(long id) {
        return one("id", id).getResultStream().findFirst();
    }

    @Transactional
    public Optional<Payment> ofOrder(UUID order) {
        return one("orderId", order).getResultStream().findFirst();
    }

    @Transactional
    Optional<Payment> ofSession(String session) {
        return named("sessionId", session);
    }

    @Transactional
    Optional<Payment> ofIntent(String intent) {
        return named("intentId", intent);
    }

    /** By an id of Stripe that a client sends: what cannot be one is not looked up. */
    private Optional<Payment> named(String field, String name) {
        return NAME.matcher(name).matches() ? one(field, name).getResultStream().findFirst() : Optional.empty();
    }

    /** The payment that a status is about, locked until the transaction ends; empty when it is not ours. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Payment> locked(StripeStatus said) {
        if (said.order().isPresent()) {
            return locked(one("orderId", said.order().get()));
        }
        return said.intent().isEmpty() ? Optional.empty() : locked(one("intentId", said.intent()));
    }

    /** The same payment, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Payment locked(Payment payment) {
        return locked(one("id", payment.id())).orElseThrow();
    }

    /** Records where it can be paid; the payment as it is then. */
    @Transactional
    Payment offered(Payment payment, CheckoutSession hosted) {
        Payment current = locked(payment);
        current.offeredAt(hosted);
        return current;
    }

    @Transactional
    void offered(Payment payment, String intent) {
        locked(payment).offeredAs(intent);
    }

    /**
     * Decides under the payment's lock that it is given back, before Stripe is asked: while a network is waited for no lock is held, and
     * nothing else is bought with it any more. False when its state does not allow it.
     */
    @Transactional
    boolean beginRefund(Payment payment) {
        Payment current = locked(payment);
        if (current.state() != Payment.State.PAID) {
            return false;
        }
        current.beginRefund(Instant.now());
        return true;
    }

    /** Spends a payment that is locked on another submission. */
    @Transactional(Transactional.TxType.MANDATORY)
    void replace(Payment payment, long submission) {
        payment.replace(submission, Instant.now());
    }

    @Transactional
    void refundRefused(Payment payment) {
        locked(payment).keepMoney();
    }

    @Transactional
    void refunded(Payment payment, @Nullable String refund) {
        Payment current = locked(payment);
        current.refunded(refund);
        mails.writeRefund(current);
    }

    /**
     * Claims open payments to ask Stripe about, the longest not asked for first; what another server has claimed is passed over. The
     * older a payment is, the more seldom it is asked for.
     *
     * @param age how old a payment must be
     * @param pause the least time between two questions about one payment
     */
    @Transactional
    List<Payment> claim(Duration age, Duration pause, int most) {
        return sql
                .of("""
                        update payments set asked_at = now() where id in (
                            select id from payments
                            where state = 'OPEN' and coalesce(session_id, intent_id) is not null
                                  and created_at < now() - cast(:age as interval)
                                  and (asked_at is null
                                       or asked_at < now() - greatest(cast(:pause as interval), (now() - created_at) / 12))
                            order by asked_at nulls first, id limit :most for update skip locked)
                        returning id
                        """)
                .with("age", age.toString())
                .with("pause", pause.toString())
                .with("most", most)
                .list(row -> row.longValue("id"))
                .stream()
                .map(id -> entities.find(Payment.class, id))
                .toList();
    }

    /**
     * Claims a payment that is owed since its job failed, or since it paid for a job twice, for a refund; one that Stripe does not give back is
     * tried less and less often. Its row is locked and looked at as it is now: what was disputed, given back or spent on another site in
     * the meantime is not claimed.
     *
     * @param wait how long it must have been owed
     * @param pause the least time between two questions about one payment
     */
    @Transactional
    boolean claimRefund(UUID order, Duration wait, Duration pause) {
        return sql.of("""
                        update payments p set asked_at = now(), refund_began_at = coalesce(refund_began_at, now())
                        where order_id = :order and state = 'PAID'
                              and (asked_at is null
                                   or asked_at < now() - greatest(cast(:pause as interval), (now() - paid_at) / 12))
                              and exists (select 1 from submission_jobs j where j.submission_id = p.submission_id
                                          and (j.state = 'FAILED' and j.finished_at <= now() - cast(:wait as interval)
                                               or p.fulfilled_at is null and j.accepted_at is not null
                                                  and p.paid_at <= now() - cast(:wait as interval)))
                        """)
                        .with("order", order)
                        .with("wait", wait.toString())
                        .with("pause", pause.toString())
                        .update()
                == 1;
    }

    /** Closes payments that cannot be paid because they were never created at Stripe. */
    @Transactional
    int closeForgotten() {
        return sql.of("""
                        update payments set state = 'EXPIRED'
                        where state = 'OPEN' and session_id is null and intent_id is null
                              and created_at < now() - interval '2 days'
                        """).update();
    }

    /** Deletes the records of payments that the law does not ask for any more, and of events as old. */
    @Transactional
    public void deleteOld() {
        sql.of("""
                        delete from payments
                        where coalesce(paid_at, created_at) < now() - make_interval(years => :years) and state not in ('OPEN', 'DISPUTED')
                        """).with("years", yearsKept).update();
        sql.of("delete from payment_events where received_at < now() - make_interval(years => :years)")
                .with("years", yearsKept)
                .update();
    }

    private TypedQuery<Payment> one(String field, Object value) {
        return entities.createQuery("select p from Payment p where p." + field + " = :value", Payment.class)
                .setParameter("value", value);
    }

    private Optional<Payment> locked(TypedQuery<Payment> query) {
        return query.setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst();
    }
}
