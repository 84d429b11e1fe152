package dev.waymark.verification;

import dev.waymark.account.signin.Accounts;
import dev.waymark.mail.MailComposer;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.MailRequest;
import dev.waymark.mail.MailText;
import dev.waymark.mail.Outbox;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.RequestLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells accounts what becomes of their hosts. */
@ApplicationScoped
class VerificationNotices implements MailComposer {

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private Accounts accounts;

    @Inject
    private HostClaims claims;

    @Inject
    private AccountHosts hosts;

    @Inject
    private RequestLanguage language;

    @Inject
    private PublicUrl publicUrl;

    /**
     * Something that an account was told.
     *
     * @param until the end of the grace; empty where there is none
     */
    record Notice(long account, String host, MailKind kind, Optional<Instant> until, Instant created) {

        private static final String COLUMNS = "account_id, host, kind, until, created_at";

        static Notice of(Row row) {
            return new Notice(
                    row.longValue("account_id"),
                    row.text("host"),
                    MailKind.valueOf(row.text("kind")),
                    row.optionalInstant("until"),
                    row.instant("created_at"));
        }
    }

    /** Leaves a mail about a host. */
    @Transactional(Transactional.TxType.MANDATORY)
    void send(MailKind kind, HostClaim claim, Optional<Instant> until) {
        long notice = sql.of("""
                        insert into verification_notices (account_id, host, kind, until)
                        values (:account, :host, :kind, :until) returning id
                        """)
                .with("account", claim.account())
                .with("host", claim.host())
                .with("kind", kind.name())
                .with("until", until.orElse(null))
                .one(row -> row.longValue("id"));
        accounts.find(claim.account()).ifPresent(account -> outbox.send(kind, notice, account.email()));
    }

    /** What an account was told last about a host. */
    @Transactional
    Optional<Notice> last(long account, String host) {
        return sql.of("select " + Notice.COLUMNS + """
                         from verification_notices where account_id = :account and host = :host order by id desc limit 1
                        """)
                .with("account", account)
                .with("host", host)
                .first(Notice::of);
    }

    /** What an account was told, the latest first. */
    @Transactional
    List<Notice> of(long account, int most) {
        return sql.of("select " + Notice.COLUMNS
                        + " from verification_notices where account_id = :account order by id desc limit :most")
                .with("account", account)
                .with("most", most)
                .list(Notice::of);
    }

    @Transactional
    void deleteOld() {
        sql.of("delete from verification_notices where created_at < now() - interval '400 days'")
                .update();
    }

    @Override
    public Set<MailKind> kinds() {
        return Set.of(MailKind.VERIFICATION_FAILING, MailKind.VERIFICATION_LOST, MailKind.HOST_TAKEN_OVER);
    }

    /** A mail that has waited is dropped when what it says is not so any more. */
    @Override
    @Transactional
    public Optional<MailText> compose(MailRequest request) {
        return sql.of("select " + Notice.COLUMNS + " from verification_notices where id = :id")
                .with("id", request.about())
                .first(Notice::of)
                .filter(this::holds)
                .map(this::text);
    }

    private boolean holds(Notice notice) {
        Optional<ClaimState> state =
                claims.find(notice.account(), notice.host()).map(HostClaim::state);
        return switch (notice.kind()) {
            case VERIFICATION_FAILING -> state.equals(Optional.of(ClaimState.FAILING));
            default -> !state.equals(Optional.of(ClaimState.VERIFIED));
        };
    }

    private MailText text(Notice notice) {
        String event =
                switch (notice.kind()) {
                    case VERIFICATION_FAILING -> "failing";
                    case VERIFICATION_LOST -> "lost";
                    default -> "taken";
                };
        Messages words = language.first();
        Object until = notice.until()
                .<Object>map(end -> LocalDate.ofInstant(end, words.clock().getZone()))
                .orElse("");
        List<String> paragraphs = Stream.of(
                        Message.of("mail.verification." + event, notice.host(), VerificationSettings.GRACE_DAYS),
                        Message.of("mail.verification." + event + ".means", notice.host(), until),
                        Message.of("mail.verification." + event + ".do", notice.host()))
                .map(words::text)
                .toList();
        return new MailText(
                words.text("mail.verification." + event + ".subject", notice.host()),
                Stream.concat(paragraphs.stream(), Stream.of(publicUrl.at(hosts.page(notice.account(), notice.host()))))
                        .toList());
    }
}
