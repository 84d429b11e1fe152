package dev.waymark.webhook;

import dev.waymark.account.signin.Accounts;
import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Messages;
import dev.waymark.storage.Sql;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells accounts that an endpoint of theirs was turned off; the mail is about the delivery that decided it. */
@ApplicationScoped
class WebhookMails implements MailComposer {

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Accounts accounts;

    @Inject
    private RequestLanguage language;

    @Inject
    private PublicUrl publicUrl;

    /** An endpoint that takes nothing any more. */
    private record Off(long account, String url, EndpointState state) {}

    private Optional<Off> find(long delivery) {
        return sql.of("""
                        select account_id, url, state from webhook_endpoints
                        where id = (select endpoint_id from webhook_deliveries where id = :delivery)
                          and state in ('GONE', 'FAILED')
                        """)
                .with("delivery", delivery)
                .first(row -> new Off(
                        row.longValue("account_id"), row.text("url"), EndpointState.valueOf(row.text("state"))));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void off(long delivery) {
        find(delivery)
                .flatMap(off -> accounts.find(off.account()))
                .ifPresent(account -> outbox.send(MailKind.WEBHOOK_OFF, delivery, account.email()));
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.WEBHOOK_OFF);
    }

    /** Dropped when it has been turned on again. */
    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return find(request.about()).map(off -> text(off, language.first()));
    }

    private MailText text(Off off, Messages words) {
        return new MailText(
                words.text("mail.webhook.subject"),
                List.of(
                        words.text("mail.webhook", off.url()),
                        words.text(off.state() == EndpointState.GONE ? "mail.webhook.gone" : "mail.webhook.failed"),
                        words.text("mail.webhook.again"),
                        publicUrl.at(WebhooksPage.PATH)));
    }
}
