package dev.waymark.payment;

import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.storage.Sql;
import dev.waymark.submission.FailedOrder;
import dev.waymark.submission.Offer;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What we write to buyers. */
@ApplicationScoped
class BuyerMailTexts implements MailComposer {

    @Inject
    private Sql sql;

    @Inject
    private Payments payments;

    @Inject
    private FailedOrders failedOrders;

    @Inject
    private Submissions submissions;

    @Inject
    private OrderTokens tokens;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private RequestLanguage language;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> operator;

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.JOB_READY, MailKind.JOB_FAILED, MailKind.REFUNDED);
    }

    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        if (request.kind() == MailKind.REFUNDED) {
            return payments.find(request.about()).map(this::refunded);
        }
        Optional<Submission> found = submissions.find(request.about());
        return request.kind() == MailKind.JOB_FAILED
                ? found.flatMap(submission -> failedOrders.of(submission).map(order -> failed(submission, order)))
                : found.flatMap(submission -> payments.of(submission.id()).map(payment -> ready(submission, payment)));
    }

    /** A refund has a mail of its own, which may go out first: where there is one, this mail says only that the job failed. */
    private MailText failed(Submission submission, FailedOrder order) {
        String host = submission.url().host().toString();
        List<Message> paragraphs = new ArrayList<>();
        paragraphs.add(Message.of("mail.failed", submission.url().toString(), why(submission)));
        if (order.money() == FailedOrder.Money.ON_ITS_WAY_BACK) {
            return text(order.order(), order.price(), Message.of("mail.failed.subject", host), paragraphs);
        }
        paragraphs.add(Message.of("mail.failed.money", order.title()));
        money(order).ifPresent(paragraphs::add);
        if (order.replaceable()) {
            paragraphs.add(Message.of("mail.failed.another"));
            paragraphs.add(Message.verbatim(link(submission)));
        }
        return text(
                order.order(), order.price(), Message.of("mail.failed.subject.money", host, order.title()), paragraphs);
    }

    private String why(Submission submission) {
        return sql.of("select coalesce(problem, '') as problem from submission_jobs where submission_id = :id")
                .with("id", submission.id())
                .one(row -> row.text("problem"));
    }

    private Optional<Message> money(FailedOrder order) {
        return switch (order.money()) {
            case SAFE ->
                Optional.of(
                        order.refundAt() == null
                                ? Message.of("failed.refund.operator")
                                : Message.of(
                                        "mail.failed.refund", language.first().moment(order.refundAt())));
            case SPENT, ON_ITS_WAY_BACK -> Optional.empty();
            case DISPUTED -> Optional.of(Message.of("failed.disputed"));
        };
    }

    private MailText ready(Submission submission, Payment payment) {
        return text(
                payment.orderId(),
                price(payment),
                Message.of("mail.ready.subject", submission.url().host().toString()),
                List.of(
                        Message.of("mail.ready", submission.url().toString()),
                        Message.verbatim(link(submission)),
                        Message.of("mail.ready.private"),
                        Message.of("mail.ready.share"),
                        Message.verbatim(publicUrl.at(
                                "/shared/" + tokens.of(submission).shared().text())),
                        Message.of("mail.ready.keep"),
                        Message.verbatim(link(submission) + "/keeping")));
    }

    private MailText refunded(Payment payment) {
        Message paid = payment.submissionId()
                .flatMap(submissions::find)
                .map(submission -> Message.of(
                        "mail.refunded.for", price(payment), submission.url().toString()))
                .orElseGet(() -> Message.of("mail.refunded", price(payment)));
        return text(
                payment.orderId(),
                price(payment),
                Message.of("mail.refunded.subject", price(payment)),
                List.of(paid, Message.of("failed.bank")));
    }

    private MailText text(UUID order, String price, Message subject, List<Message> paragraphs) {
        Messages words = language.first();
        Message end = operator.map(address -> Message.of("mail.order.contact", order.toString(), price, address))
                .orElseGet(() -> Message.of("mail.order", order.toString(), price));
        return new MailText(
                words.text(subject),
                Stream.concat(paragraphs.stream(), Stream.of(end))
                        .map(words::text)
                        .toList());
    }

    private String link(Submission submission) {
        return publicUrl.at("/jobs/" + tokens.of(submission).text());
    }

    private static String price(Payment payment) {
        return Offer.written(payment.amount(), payment.currency());
    }
}
