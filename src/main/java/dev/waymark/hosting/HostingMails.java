package dev.waymark.hosting;

import dev.waymark.account.signin.Accounts;
import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Messages;
import dev.waymark.storage.Sql;
import dev.waymark.web.OperatorSettings;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mails about files that we serve. */
@ApplicationScoped
class HostingMails implements MailComposer {

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

    @Inject
    private OperatorSettings operator;

    /** Tells the account of a host what has become of its files. */
    @Transactional(Transactional.TxType.MANDATORY)
    void send(Hosting hosting, MailKind kind) {
        long notice = sql.of("""
                        insert into hosting_notices (hosting_id, ends_at, reason) values (:hosting, :ends, :reason) returning id
                        """)
                .with("hosting", hosting.id())
                .with("ends", hosting.ends().orElse(null))
                .with("reason", hosting.reason())
                .one(row -> row.longValue("id"));
        hosting.account().flatMap(accounts::find).ifPresent(account -> outbox.send(kind, notice, account.email()));
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.HOSTING_FROZEN, MailKind.HOSTING_ENDS, MailKind.HOSTING_ENDED, MailKind.TAKEN_DOWN);
    }

    /** What a mail is about. */
    private record Notice(String host, Optional<Instant> ends, String reason) {}

    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return sql.of("""
                        select host, hosting_notices.ends_at, hosting_notices.reason
                        from hosting_notices join hostings on hostings.id = hosting_id where hosting_notices.id = :id
                        """)
                .with("id", request.about())
                .first(row -> new Notice(row.text("host"), row.optionalInstant("ends_at"), row.text("reason")))
                .map(notice -> text(request.kind(), notice, language.first()));
    }

    private MailText text(MailKind kind, Notice notice, Messages words) {
        String host = notice.host();
        return switch (kind) {
            case HOSTING_FROZEN ->
                new MailText(
                        words.text("mail.hosting.frozen.subject", host),
                        List.of(
                                words.text(
                                        "mail.hosting.frozen",
                                        host,
                                        notice.ends().orElseThrow()),
                                words.text("mail.hosting.again"),
                                publicUrl.at("/my-sites")));
            case HOSTING_ENDS ->
                new MailText(
                        words.text("mail.hosting.ends.subject", host),
                        List.of(
                                words.text(
                                        "mail.hosting.ends", host, notice.ends().orElseThrow()),
                                words.text("mail.hosting.again"),
                                publicUrl.at("/my-sites")));
            case HOSTING_ENDED ->
                new MailText(
                        words.text("mail.hosting.ended.subject", host),
                        List.of(
                                words.text("mail.hosting.ended", host),
                                words.text("mail.hosting.ended.remove"),
                                publicUrl.at("/my-sites")));
            default ->
                new MailText(
                        words.text("mail.hosting.down.subject", host),
                        List.of(
                                words.text("mail.hosting.down", host),
                                words.text("mail.hosting.down.reason", notice.reason()),
                                words.text(
                                        "mail.hosting.down.appeal",
                                        operator.identity().email())));
        };
    }
}
