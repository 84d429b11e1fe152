package dev.waymark.account.signin;

import dev.waymark.mail.MailAddress;
import dev.waymark.mail.MailKind;
import dev.waymark.mail.Outbox;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All requests for a link by e-mail. Whether an address has an account is never asked on the way: the same rows are written and the same
 * mail is sent.
 */
@ApplicationScoped
public class SignIns {

    private static final int MAX_WRONG_CODES = 5;

    private static final String OPEN = "used_at is null and expires_at > now() ";

    @Inject
    private Sql sql;

    @Inject
    private Outbox outbox;

    @Inject
    private ServerSecret secret;

    @Inject
    private SealedTokens sealed;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountSessions sessions;

    /**
     * A request whose link works.
     *
     * @param sameBrowser whether the browser that opens the link is the one that asked for it
     */
    record Pending(String email, boolean sameBrowser) {

        static Pending of(Row row) {
            return new Pending(row.text("email"), row.booleanValue("same"));
        }
    }

    /** When a link was asked for and used. */
    public record Line(Instant created, Optional<Instant> used) {}

    /**
     * What came of a link that was used.
     *
     * @param keeps opens the job that the person wants to keep
     */
    record Begun(Token session, Optional<Token> keeps) {}

    private record Asked(long id, UUID name, String email, Optional<String> keeps) {

        static Asked of(Row row) {
            return new Asked(row.longValue("id"), row.uuid("name"), row.text("email"), row.optionalText("keeps"));
        }
    }

    /**
     * Leaves a mail with a link to be sent.
     *
     * @param keeps opens the job that the person wants to keep once they have signed in; null when there is none
     */
    @Transactional
    void ask(MailAddress address, Token browser, @Nullable Token keeps) {
        String email = address.text().toLowerCase(Locale.ROOT);
        long id = sql.of("""
                        insert into sign_ins (email, browser_hash, keeps) values (:email, :browser, :keeps) returning id
                        """)
                .with("email", email)
                .with("browser", browser.hash())
                .with("keeps", keeps == null ? null : sealed.seal(keeps))
                .one(row -> row.longValue("id"));
        outbox.send(MailKind.SIGN_IN, id, email);
    }

    /** What the mail about a request says, which is good for 15 minutes from now on; empty when the mail would come too late. */
    @Transactional
    Optional<SignInSecret> open(long id) {
        Optional<SignInSecret> made =
                sql.of("""
                        select name from sign_ins
                        where id = :id and used_at is null and created_at > now() - interval '1 hour'
                        """).with("id", id).first(row -> SignInSecret.of(row.uuid("name"), secret));
        made.ifPresent(opened ->
                sql.of("""
                        update sign_ins set link_hash = :link, expires_at = now() + interval '15 minutes' where id = :id
                        """).with("link", opened.token().hash()).with("id", id).update());
        return made;
    }

    /** The address that a browser has last asked for, as long as that may still lead to something. */
    @Transactional
    Optional<String> askedBy(Token browser) {
        return sql.of("""
                        select email from sign_ins
                        where browser_hash = :browser and used_at is null and created_at > now() - interval '1 hour'
                        order by id desc limit 1
                        """).with("browser", browser.hash()).first(row -> row.text("email"));
    }

    /** Whom a link would sign in; nothing is changed by asking. */
    @Transactional
    Optional<Pending> pending(Token link, @Nullable Token browser) {
        return sql.of("select email, browser_hash = :browser as same from sign_ins where link_hash = :link and " + OPEN)
                .with("browser", browser == null ? new byte[0] : browser.hash())
                .with("link", link.hash())
                .first(Pending::of);
    }

    /** Signs in by a link, which then works no more. Empty when the link is not good, or not any more. */
    @Transactional
    Optional<Begun> use(Token link) {
        return sql.of("select id, name, email, keeps from sign_ins where link_hash = :link and " + OPEN + "for update")
                .with("link", link.hash())
                .first(Asked::of)
                .map(this::use);
    }

    /** Signs in by a code, in the browser that asked for it. A wrong one counts against all that the browser has asked for. */
    @Transactional
    Optional<Begun> use(String code, Token browser) {
        List<Asked> asked = sql.of(
                        "select id, name, email, keeps from sign_ins where browser_hash = :browser and wrong_codes < :most and "
                                + OPEN + "order by id for update")
                .with("browser", browser.hash())
                .with("most", MAX_WRONG_CODES)
                .list(Asked::of);
        Optional<Asked> right = asked.stream()
                .filter(each -> same(code, SignInSecret.of(each.name(), secret).code()))
                .findFirst();
        if (right.isEmpty()) {
            asked.forEach(each -> sql.of("update sign_ins set wrong_codes = wrong_codes + 1 where id = :id")
                    .with("id", each.id())
                    .update());
        }
        return right.map(this::use);
    }

    private static boolean same(String typed, String code) {
        return MessageDigest.isEqual(typed.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    /** The other links to the address have done their work with it. */
    private Begun use(Asked asked) {
        sql.of("update sign_ins set used_at = now() where email = :email and used_at is null")
                .with("email", asked.email())
                .update();
        return new Begun(
                sessions.start(accounts.signedIn(asked.email())), asked.keeps().flatMap(sealed::open));
    }

    /** What was asked for at the address of an account, the latest first. */
    @Transactional
    public List<Line> of(Account account) {
        return sql.of("select created_at, used_at from sign_ins where email = :email order by id desc")
                .with("email", account.email())
                .list(row -> new Line(row.instant("created_at"), row.optionalInstant("used_at")));
    }

    /** Deletes what is of no use any more. */
    @Transactional
    public void deleteOld() {
        sql.of("delete from sign_ins where created_at < now() - interval '1 day'")
                .update();
    }
}
