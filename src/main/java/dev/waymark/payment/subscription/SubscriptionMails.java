package dev.waymark.payment.subscription;

import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What we write to who has a subscription. */
@ApplicationScoped
class SubscriptionMails implements MailComposer {

    @Inject
    private SubscriptionNotices notices;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private RequestLanguage language;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> operator;

    @Override
    public Set<MailKind> kinds() {
        return Set.of(
                MailKind.SUBSCRIBED,
                MailKind.RENEWAL,
                MailKind.CARD_FAILED,
                MailKind.MONITORING_PAUSED,
                MailKind.SUBSCRIPTION_ENDED);
    }

    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return notices.about(request.about()).flatMap(row -> text(request.kind(), row));
    }

    /** A mail that has waited says how things are when it is sent; where nothing is left to say it is dropped. */
    private Optional<MailText> text(MailKind kind, SubscriptionRow row) {
        SubscriptionState state = row.stateNow();
        return switch (kind) {
            case SUBSCRIBED -> Optional.of(subscribed(row));
            case RENEWAL -> row.renewsAt().map(renews -> renewal(row, renews));
            case CARD_FAILED -> row.graceUntil().map(until -> cardFailed(row, until));
            case MONITORING_PAUSED -> state == SubscriptionState.UNPAID ? Optional.of(paused(row)) : Optional.empty();
            case SUBSCRIPTION_ENDED -> state == SubscriptionState.ENDED ? Optional.of(ended(row)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private MailText subscribed(SubscriptionRow row) {
        List<Message> paragraphs = new ArrayList<>();
        paragraphs.add(Message.of("mail.subscribed", row.site()));
        paragraphs.add(row.renewsAt()
                .map(renews ->
                        Message.of("mail.subscribed.price.renews", row.price().words(), day(renews)))
                .orElseGet(() -> Message.of("mail.subscribed.price", row.price().words())));
        cancel(row, paragraphs);
        operator.ifPresent(address -> paragraphs.add(Message.of("mail.subscribed.withdraw", address)));
        return text(Message.of("mail.subscribed.subject", host(row)), paragraphs);
    }

    private MailText renewal(SubscriptionRow row, Instant renews) {
        List<Message> paragraphs = new ArrayList<>();
        paragraphs.add(Message.of("mail.renewal", row.site(), day(renews)));
        paragraphs.add(Message.of("mail.renewal.price", row.price().words()));
        paragraphs.add(Message.of("mail.renewal.nothing"));
        cancel(row, paragraphs);
        return text(Message.of("mail.renewal.subject", host(row), day(renews)), paragraphs);
    }

    private MailText cardFailed(SubscriptionRow row, Instant until) {
        List<Message> paragraphs = new ArrayList<>();
        paragraphs.add(Message.of("mail.card", row.site(), row.price().words()));
        paragraphs.add(Message.of("mail.card.until", day(until)));
        change(row, paragraphs);
        return text(Message.of("mail.card.subject", host(row)), paragraphs);
    }

    private MailText paused(SubscriptionRow row) {
        List<Message> paragraphs = new ArrayList<>();
        paragraphs.add(Message.of("mail.paused", row.site()));
        paragraphs.add(Message.of("mail.paused.again"));
        change(row, paragraphs);
        return text(Message.of("mail.paused.subject", host(row)), paragraphs);
    }

    private MailText ended(SubscriptionRow row) {
        List<Message> paragraphs = new ArrayList<>();
        Optional<Message> page = page(row);
        Optional<Instant> until = row.endsAt().filter(end -> row.covered());
        if (page.isEmpty()) {
            paragraphs.add(Message.of("mail.ended.deleted", row.site()));
        } else {
            paragraphs.add(until.map(end -> Message.of("mail.ended.until", row.site(), day(end)))
                    .orElseGet(() -> Message.of("mail.ended", row.site())));
        }
        paragraphs.add(Message.of("mail.ended.charged"));
        page.ifPresent(link -> {
            paragraphs.add(Message.of("mail.ended.again"));
            paragraphs.add(link);
        });
        return text(Message.of("mail.ended.subject", host(row)), paragraphs);
    }

    private void cancel(SubscriptionRow row, List<Message> paragraphs) {
        page(row).ifPresent(link -> {
            paragraphs.add(Message.of("mail.subscription.cancel"));
            paragraphs.add(link);
        });
    }

    private void change(SubscriptionRow row, List<Message> paragraphs) {
        page(row).ifPresent(link -> {
            paragraphs.add(Message.of("mail.subscription.card"));
            paragraphs.add(link);
        });
    }

    /** Leads to the monitoring of the site, without a token: who opens it signs in. Empty when the site is deleted. */
    private Optional<Message> page(SubscriptionRow row) {
        return row.submissionId().map(submission -> Message.verbatim(publicUrl.at(SubscriptionPages.back(row.key()))));
    }

    private static String host(SubscriptionRow row) {
        return Optional.ofNullable(URI.create(row.site()).getHost()).orElse(row.site());
    }

    private MailText text(Message subject, List<Message> paragraphs) {
        Messages words = language.first();
        operator.ifPresent(address -> paragraphs.add(Message.of("mail.subscription.contact", address)));
        return new MailText(
                words.text(subject), paragraphs.stream().map(words::text).toList());
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(language.first().clock().getZone()).toLocalDate();
    }
}
