package dev.waymark.monitor.check;

import dev.waymark.account.KeptSite;
import dev.waymark.account.KeptSites;
import dev.waymark.account.signin.Accounts;
import dev.waymark.change.Change;
import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Messages;
import dev.waymark.monitor.Monitor;
import dev.waymark.monitor.MonitoringPage;
import dev.waymark.monitor.NoticeLevel;
import dev.waymark.monitor.ProposedChange;
import dev.waymark.monitor.UnsubscribePage;
import dev.waymark.monitor.UnsubscribeTokens;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mails about sites that are checked. */
@ApplicationScoped
public class Notices implements MailComposer {

    /** So many small changes matter as much as an important one. */
    private static final int MANY = 3;

    private static final int MAX_NAMED = 10;

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Accounts accounts;

    @Inject
    private KeptSites sites;

    @Inject
    private UnsubscribeTokens unsubscriptions;

    @Inject
    private RequestLanguage language;

    @Inject
    private PublicUrl publicUrl;

    /** Tells an account of new changes, if they matter enough for what it has chosen. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(Monitor monitor, List<Change> changes) {
        if (matter(monitor.notices(), changes)) {
            send(monitor, MailKind.SITE_CHANGED, changes);
        }
    }

    static boolean matter(NoticeLevel level, List<Change> changes) {
        return switch (level) {
            case NONE -> false;
            case ALL -> !changes.isEmpty();
            case IMPORTANT ->
                changes.size() >= MANY
                        || changes.stream().anyMatch(change -> change.weight() == Change.Weight.IMPORTANT);
        };
    }

    /** Tells an account that its site could not be read, so that its checks are paused, unless it wants no mails about the site. */
    @Transactional(Transactional.TxType.MANDATORY)
    void failing(Monitor monitor) {
        if (monitor.notices() != NoticeLevel.NONE) {
            send(monitor, MailKind.CHECKS_PAUSED, List.of());
        }
    }

    private void send(Monitor monitor, MailKind kind, List<Change> changes) {
        long notice = sql.of("""
                        insert into notices (submission_id, kind, changes) values (:number, :kind, cast(:changes as jsonb)) returning id
                        """)
                .with("number", monitor.number())
                .with("kind", kind.name())
                .with("changes", StoredJson.write(changes))
                .one(row -> row.longValue("id"));
        accounts.find(monitor.account()).ifPresent(account -> outbox.send(kind, notice, account.email()));
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.SITE_CHANGED, MailKind.CHECKS_PAUSED);
    }

    /** What a mail is about. */
    private record Notice(long number, List<Change> changes) {}

    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return sql.of("select submission_id, changes from notices where id = :id")
                .with("id", request.about())
                .first(row -> new Notice(
                        row.longValue("submission_id"), List.of(StoredJson.read(row.text("changes"), Change[].class))))
                .flatMap(notice -> sites.find(notice.number())
                        .flatMap(site -> sites.open(site).map(token -> text(request.kind(), notice, site, token))));
    }

    private MailText text(MailKind kind, Notice notice, KeptSite site, Token token) {
        Messages words = language.first();
        String name = site.name().isEmpty() ? site.url() : site.name();
        List<String> paragraphs = new ArrayList<>();
        String subject;
        if (kind == MailKind.SITE_CHANGED) {
            int count = notice.changes().size();
            subject = words.text("mail.changed.subject", count, name);
            paragraphs.add(words.text("mail.changed", count, site.url()));
            notice.changes().stream()
                    .limit(MAX_NAMED)
                    .map(change -> words.text("mail.changed.one", ProposedChange.title(change), change.label()))
                    .forEach(paragraphs::add);
            if (count > MAX_NAMED) {
                paragraphs.add(words.text("mail.changed.more", count - MAX_NAMED));
            }
            paragraphs.add(words.text("mail.changed.see"));
        } else {
            subject = words.text("mail.failing.subject", name);
            paragraphs.add(words.text("mail.failing", site.url()));
            paragraphs.add(words.text("mail.failing.again"));
        }
        paragraphs.add(publicUrl.at(MonitoringPage.of(token)));
        paragraphs.add(words.text("mail.changed.less"));
        String unsubscribe = publicUrl.at(UnsubscribePage.PATH + unsubscriptions.of(notice.number()));
        paragraphs.add(unsubscribe);
        return new MailText(subject, paragraphs, Optional.of(unsubscribe));
    }
}
