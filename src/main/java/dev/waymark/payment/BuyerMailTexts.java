package dev.waymark.payment;

import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.submission.Offer;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What we write to buyers. */
@ApplicationScoped
class BuyerMailTexts implements MailComposer {

    @Inject
    private Payments payments;

    @Inject
    private Submissions submissions;

    @Inject
    private OrderTokens tokens;

    @Inject
    private PaymentSettings settings;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> operator;

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.JOB_READY);
    }

    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return submissions.find(request.about()).flatMap(submission -> payments.of(submission.id())
                .map(payment -> ready(submission, payment)));
    }

    private MailText ready(Submission submission, Payment payment) {
        return text(
                payment,
                "Your llms.txt for " + submission.url().host() + " is ready",
                "The llms.txt for " + submission.url() + " is ready. Open it here:",
                link(submission),
                "Anyone who has this link can see and change the file, so be careful whom you send it to.");
    }

    private MailText text(Payment payment, String subject, String... paragraphs) {
        String order = "Order " + payment.orderId() + ", " + price(payment) + ".";
        String contact = operator.map(address -> " Questions? Write to " + address + " and name the order.")
                .orElse("");
        return new MailText(
                subject,
                Stream.concat(Stream.of(paragraphs), Stream.of(order + contact)).toList());
    }

    private String link(Submission submission) {
        return settings.at("/jobs/" + tokens.of(submission).text());
    }

    private static String price(Payment payment) {
        return Offer.written(payment.amount(), payment.currency());
    }
}
