package dev.waymark.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order at Stripe and its state. Amount and currency are fixed when it is made, and its state only moves forward. */
@Entity
@Table(name = "payments")
public class Payment {

    /** Where a payment is; it changes only to a state of a higher rank, so that late events change nothing. */
    public enum State {
        OPEN(0),
        FAILED(1),
        EXPIRED(1),
        PAID(2),
        DISPUTED(3),
        REFUNDED(4);

        private final int rank;

        State(int rank) {
            this.rank = rank;
        }

        boolean precedes(State next) {
            return rank < next.rank;
        }

        /** Whether the money came, wherever it is now. */
        public boolean wasPaid() {
            return rank >= PAID.rank;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "order_id")
    private UUID orderId;

    @Column(name = "submission_id")
    private @Nullable Long submissionId;

    @Column(name = "session_id")
    private @Nullable String sessionId;

    @Column(name = "intent_id")
    private @Nullable String intentId;

    @Column(name = "checkout_url")
    private @Nullable String checkoutUrl;

    private int amount;
    private String currency;
    private boolean livemode;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "refund_id")
    private @Nullable String refundId;

    @Enumerated(EnumType.STRING)
    private Buyer.@Nullable Kind buyer;

    @Column(name = "agreed_at")
    private @Nullable Instant agreedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "paid_at")
    private @Nullable Instant paidAt;

    @Column(name = "fulfilled_at")
    private @Nullable Instant fulfilledAt;

    @Column(name = "refund_began_at")
    private @Nullable Instant refundBeganAt;

    @Column(name = "replaced_at")
    private @Nullable Instant replacedAt;

    @Column(name = "replaced_id")
    private @Nullable Long replacedId;

    protected Payment() {}

    Payment(Price price, Instant now) {
        this.orderId = UUID.randomUUID();
        this.amount = price.amount();
        this.currency = price.currency();
        this.livemode = price.live();
        this.createdAt = now;
    }

    /** What is asked for, in the smallest unit of the currency. */
    record Price(int amount, String currency, boolean live) {}

    /** Says who pays. */
    void boughtBy(Buyer who) {
        require(buyer == null);
        buyer = who.kind();
        agreedAt = who.agreedAt();
    }

    /** Says what it is for. */
    void buys(long submission) {
        require(submissionId == null);
        submissionId = submission;
    }

    /** Records where it can be paid; twice the same when two requests race. */
    void offeredAt(CheckoutSession hosted) {
        require(sessionId == null || sessionId.equals(hosted.sessionId()));
        sessionId = hosted.sessionId();
        checkoutUrl = hosted.url().toString();
        expiresAt = hosted.expires();
    }

    void offeredAs(String intent) {
        require(intentId == null || intentId.equals(intent));
        intentId = intent;
    }

    /** Whether a statement is about this payment, and, when it says that money came, about the right sum of it. */
    boolean matches(StripeStatus said) {
        boolean same = said.live() == livemode
                && (said.session().isEmpty() || sessionId == null || sessionId.equals(said.session()))
                && (said.intent().isEmpty() || intentId == null || intentId.equals(said.intent()));
        return same && (said.says() != State.PAID || (said.amount() == amount && currency.equals(said.currency())));
    }

    /** Moves forward as a statement says; false when it is there already or beyond. */
    boolean follow(StripeStatus said, Instant now) {
        sessionId = sessionId == null && !said.session().isEmpty() ? said.session() : sessionId;
        intentId = intentId == null && !said.intent().isEmpty() ? said.intent() : intentId;
        if (!state.precedes(said.says())) {
            return false;
        }
        state = said.says();
        paidAt = state.wasPaid() && paidAt == null ? now : paidAt;
        return true;
    }

    void fulfil(Instant now) {
        require(state == State.PAID);
        fulfilledAt = now;
    }

    /** Its job was deleted before it finished, so that the payment bought nothing. */
    void clearFulfilment() {
        fulfilledAt = null;
    }

    /** Whether its buyer may name another site in place of the one of this submission, if that one has failed. */
    boolean isReplaceable(long submission) {
        return state == State.PAID
                && replacedAt == null
                && refundBeganAt == null
                && submissionId != null
                && submissionId == submission;
    }

    /** Buys another submission in place of the one that failed. */
    void replace(long submission, Instant now) {
        require(submissionId != null && isReplaceable(submissionId));
        replacedId = submissionId;
        replacedAt = now;
        submissionId = submission;
        fulfilledAt = now;
    }

    /** Whether it has bought another submission in place of this one. */
    public boolean hasReplaced(long submission) {
        return replacedId != null && replacedId == submission;
    }

    /** From now on it buys nothing more, since Stripe is about to be asked to give it back. */
    void beginRefund(Instant now) {
        require(state == State.PAID);
        refundBeganAt = refundBeganAt == null ? now : refundBeganAt;
    }

    /** Stripe has refused to give it back. */
    void keepMoney() {
        refundBeganAt = null;
    }

    void refunded(@Nullable String refund) {
        require(state.wasPaid());
        refundId = refund;
        state = State.REFUNDED;
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("a payment that is " + state + " cannot do that");
        }
    }

    /** Where it can still be paid. */
    Optional<URI> checkout(Instant now) {
        boolean open = state == State.OPEN && expiresAt != null && now.isBefore(expiresAt);
        return Optional.ofNullable(checkoutUrl).filter(page -> open).map(URI::create);
    }

    /** Whether it waits for Stripe to say what became of it: it can be paid no more, and nothing says that it was. */
    boolean isOverdue(Instant now) {
        return state == State.OPEN && expiresAt != null && checkout(now).isEmpty();
    }

    /** Whether it opened a job, even one that is erased by now. */
    boolean isSpent() {
        return fulfilledAt != null;
    }

    /** Whether it has been given back, or may be on its way back. */
    public boolean isRefundUnderWay() {
        return refundBeganAt != null || state == State.REFUNDED;
    }

    public long id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Optional<Long> submissionId() {
        return Optional.ofNullable(submissionId);
    }

    public Optional<String> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    public Optional<String> intentId() {
        return Optional.ofNullable(intentId);
    }

    /** Who pays; empty when nobody was asked, as before that question was there. */
    public Optional<Buyer> buyer() {
        return Optional.ofNullable(buyer).map(kind -> new Buyer(kind, agreedAt));
    }

    /** In the smallest unit of the currency. */
    public int amount() {
        return amount;
    }

    public String currency() {
        return currency;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> paidAt() {
        return Optional.ofNullable(paidAt);
    }
}
