package dev.waymark.payment;

import dev.waymark.storage.Sql;
import dev.waymark.submission.FailedOrder;
import dev.waymark.submission.FailedOrder.Money;
import dev.waymark.submission.Offer;
import dev.waymark.submission.Order;
import dev.waymark.submission.PaidOrder;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Jobs that were paid for and failed: what becomes of the money, and the other site that it buys once. */
@ApplicationScoped
class FailedOrders {

    @Inject
    private Sql sql;

    @Inject
    private Payments payments;

    @Inject
    private Submissions submissions;

    @Inject
    private OrderTokens tokens;

    @Inject
    private RefundPolicy policy;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> operator;

    /** What the buyer has to know; empty when the job did not fail, or nobody paid for it. */
    @Transactional
    Optional<FailedOrder> of(Submission submission) {
        return failedAt(submission.id()).flatMap(failed -> payments.ofBuyer(submission.id())
                .filter(payment -> payment.state().wasPaid())
                .map(payment -> of(submission, payment, failed)));
    }

    private FailedOrder of(Submission submission, Payment payment, Instant failed) {
        Money money = money(submission, payment);
        Optional<String> next = money == Money.SPENT
                ? payment.submissionId().flatMap(submissions::find).map(this::page)
                : Optional.empty();
        return new FailedOrder(
                payment.orderId(),
                Offer.written(payment.amount(), payment.currency()),
                operator.orElse(null),
                money,
                payment.isReplaceable(submission.id()),
                money == Money.SAFE ? policy.due(failed).orElse(null) : null,
                next.orElse(null));
    }

    private static Money money(Submission submission, Payment payment) {
        if (payment.state() == Payment.State.DISPUTED) {
            return Money.DISPUTED;
        }
        if (payment.isRefundUnderWay()) {
            return Money.ON_ITS_WAY_BACK;
        }
        return payment.submissionId().filter(id -> id == submission.id()).isPresent() ? Money.SAFE : Money.SPENT;
    }

    private String page(Submission submission) {
        return "/jobs/" + tokens.of(submission).text();
    }

    private Optional<Instant> failedAt(long submission) {
        return sql.of("select finished_at from submission_jobs where submission_id = :id and state = 'FAILED'")
                .with("id", submission)
                .first(row -> row.instant("finished_at"));
    }

    /**
     * Spends the payment of a job that failed on another site, under the payment's lock: a refund either began before that, and then there is
     * no other site, or finds that the payment has bought something. Sent twice, the form leads to the same job.
     *
     * @throws jakarta.ws.rs.WebApplicationException 409 when the payment cannot be spent again, 404 when there is none
     */
    @Transactional
    Token replace(Submission failed, Order order) {
        Payment payment = payments.locked(payments.ofBuyer(failed.id()).orElseThrow(Token::unknown));
        if (payment.hasReplaced(failed.id())) {
            return payment.submissionId()
                    .flatMap(submissions::find)
                    .map(tokens::of)
                    .orElseThrow(Token::unknown);
        }
        if (!payment.isReplaceable(failed.id()) || failedAt(failed.id()).isEmpty()) {
            throw ProblemDetails.of(ProblemType.PAYMENT_SPENT, "failed.spent").asException();
        }
        UUID key = UUID.nameUUIDFromBytes(
                ("another site for order " + payment.orderId()).getBytes(StandardCharsets.UTF_8));
        Token token = tokens.of(key);
        Submission other = submissions.place(PaidOrder.of(key, order, failed.client()), token);
        payments.replace(payment, other.id());
        submissions.emailOf(failed.id()).ifPresent(email -> submissions.belongTo(other.id(), email));
        submissions.accept(other.id());
        return token;
    }
}
