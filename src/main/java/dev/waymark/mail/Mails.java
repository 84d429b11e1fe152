package dev.waymark.mail;

import dev.waymark.storage.Sql;
import dev.waymark.throttle.ServerSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** All mails, and the addresses that get none. */
@ApplicationScoped
public class Mails {

    /** Mails on a page of the operator's list. */
    public static final int PAGE = 100;

    private static final String PURPOSE = "mail";

    @Inject
    private Sql sql;

    @Inject
    private ServerSecret secret;

    @Inject
    @ConfigProperty(name = "MAIL_DAYS_KEPT")
    int daysKept;

    /**
     * Stores a mail in the caller's transaction, under the only number that there is for this kind and subject; empty when it is there
     * already. One that was dropped is taken up again, and one that is held gets the new address.
     */
    Optional<Long> add(MailRequest request, MailAddress recipient, MailState state) {
        return sql.of("""
                        insert into mails (kind, about, recipient, sealed, state) values (:kind, :about, :recipient, :sealed, :state)
                        on conflict (kind, about) do update
                            set recipient = excluded.recipient, sealed = excluded.sealed, state = excluded.state,
                                tries = 0, problem = null, ended_at = null
                            where mails.state in ('DROPPED', 'HELD')
                        returning id
                        """)
                .with("kind", request.kind().name())
                .with("about", request.about())
                .with("recipient", recipient.text())
                .with(
                        "sealed",
                        request.secret().map(text -> secret.seal(PURPOSE, text)).orElse(null))
                .with("state", state.name())
                .first(row -> row.longValue("id"));
    }

    /** Lets a mail that is held be sent; its number, when there is one. */
    Optional<Long> release(MailKind kind, long about) {
        return sql.of("""
                        update mails set state = 'WAITING' where kind = :kind and about = :about and state = 'HELD' returning id
                        """).with("kind", kind.name()).with("about", about).first(row -> row.longValue("id"));
    }

    /** Deletes the addresses of the mails about something that is deleted; what was not sent yet is dropped. */
    void forget(MailKind kind, long about) {
        sql.of("""
                        update mails set recipient = null, sealed = null, ended_at = coalesce(ended_at, now()),
                                         state = case when ended_at is null then 'DROPPED' else state end
                        where kind = :kind and about = :about
                        """).with("kind", kind.name()).with("about", about).update();
    }

    /** Deletes an address from all mails to it; what was not sent yet is dropped. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(MailAddress address) {
        sql.of("""
                        update mails set recipient = null, sealed = null, ended_at = coalesce(ended_at, now()),
                                         state = case when ended_at is null then 'DROPPED' else state end
                        where lower(recipient) = lower(:address)
                        """).with("address", address.text()).update();
    }

    /** Begins a try; empty when the mail has ended. One that is being sent already has lost its server. */
    @Transactional
    Optional<ClaimedMail> claim(long id) {
        return sql.of("""
                        update mails set state = 'SENDING', tries = tries + 1
                        where id = :id and state in ('WAITING', 'SENDING')
                        returning id, kind, about, recipient, sealed, message_key, tries
                        """).with("id", id).first(ClaimedMail::of);
    }

    /**
     * What a mail is made from.
     *
     * @throws IllegalStateException if its secret was sealed with another SERVER_SECRET
     */
    MailRequest request(ClaimedMail mail) {
        return new MailRequest(mail.kind(), mail.about(), mail.sealed().map(text -> secret.open(PURPOSE, text)));
    }

    /** Ends a mail, unless another try has begun; an address that is not needed any more goes at once. */
    @Transactional
    void end(ClaimedMail mail, MailState state, @Nullable MailProblem problem) {
        sql.of("""
                        update mails set state = :state, problem = :problem, ended_at = now(), sealed = null,
                                         recipient = case when kind in ('LINK', 'SIGN_IN') then null else recipient end
                        where id = :id and tries = :attempt and state = 'SENDING'
                        """)
                .with("state", state.name())
                .with("problem", problem == null ? null : problem.name())
                .with("id", mail.id())
                .with("attempt", mail.attempt())
                .update();
    }

    /** Leaves a mail to a later try. */
    @Transactional
    void postpone(ClaimedMail mail, MailProblem problem) {
        sql.of("""
                        update mails set state = 'WAITING', problem = :problem
                        where id = :id and tries = :attempt and state = 'SENDING'
                        """)
                .with("problem", problem.name())
                .with("id", mail.id())
                .with("attempt", mail.attempt())
                .update();
    }

    @Transactional
    void suppress(MailAddress address) {
        sql.of("insert into suppressed_addresses (address_hash) values (:hash) on conflict do nothing")
                .with("hash", hash(address))
                .update();
    }

    boolean isSuppressed(MailAddress address) {
        return sql.of("select 1 from suppressed_addresses where address_hash = :hash")
                .with("hash", hash(address))
                .exists();
    }

    /** Capital letters count in a local part in theory only. */
    private String hash(MailAddress address) {
        return secret.hash(
                "mail address", address.text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** The latest mails, for the operator. */
    @Transactional
    public List<MailLine> list(long before) {
        return sql.of("""
                        select id, kind, state, recipient, tries, problem, created_at, ended_at from mails
                        where :before = 0 or id < :before order by id desc limit :page
                        """).with("before", before).with("page", PAGE).list(MailLine::of);
    }

    /** The latest mails to an address, as long as it is kept. */
    @Transactional
    public List<MailLine> linesTo(MailAddress recipient) {
        return sql.of("""
                        select id, kind, state, recipient, tries, problem, created_at, ended_at from mails
                        where lower(recipient) = lower(:recipient) order by id desc limit :page
                        """)
                .with("recipient", recipient.text())
                .with("page", PAGE)
                .list(MailLine::of);
    }

    /** What a mail is about: a payment, or else a submission. Mails about sign-ins and subscriptions are not among them. */
    public record Subject(MailKind kind, long about) {}

    /** What the mails to an address were about, as long as it is kept. */
    @Transactional
    public List<Subject> to(MailAddress recipient) {
        return sql.of("""
                        select kind, about from mails where lower(recipient) = lower(:recipient) and kind in ('JOB_READY', 'JOB_FAILED', 'REFUNDED', 'LINK')
                        order by id desc limit :page
                        """)
                .with("recipient", recipient.text())
                .with("page", PAGE)
                .list(row -> new Subject(MailKind.valueOf(row.text("kind")), row.longValue("about")));
    }

    /** Deletes the addresses of old mails, the rows of much older ones, and what was suppressed a year ago. */
    @Transactional
    public void deleteOld() {
        sql.of("""
                        update mails set recipient = null
                        where recipient is not null and ended_at < now() - make_interval(days => :days)
                        """).with("days", daysKept).update();
        sql.of("delete from mails where recipient is null and ended_at < now() - interval '1 year'")
                .update();
        sql.of("delete from suppressed_addresses where since < now() - interval '1 year'")
                .update();
    }
}
