package dev.waymark.account.signin;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is signed in, on whichever server: in the database, by its clock. A session ends after 30 days without a request. */
@ApplicationScoped
public class AccountSessions {

    @Inject
    private Sql sql;

    /** When a session began and was last used. */
    public record Session(Instant created, Instant seen) {}

    /** The account of a session that goes on, and whether that was last noted an hour ago. */
    private record Found(Account account, boolean stale) {

        static Found of(Row row) {
            return new Found(Account.of(row), row.booleanValue("stale"));
        }
    }

    /** Begins one under a new name, whatever the browser had before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Token start(Account account) {
        Token token = Token.random();
        sql.of("insert into account_sessions (session_hash, account_id) values (:session, :account)")
                .with("session", token.hash())
                .with("account", account.id())
                .update();
        return token;
    }

    /** Whose session it is; empty when it has ended. It goes on longer for being asked, which is noted once an hour. */
    @Transactional
    Optional<Account> find(Token token) {
        Optional<Found> found = sql.of("""
                        select accounts.id, email, accounts.created_at, seen_at < now() - interval '1 hour' as stale
                        from account_sessions join accounts on accounts.id = account_id
                        where session_hash = :session and seen_at > now() - interval '30 days'
                        """).with("session", token.hash()).first(Found::of);
        if (found.filter(Found::stale).isPresent()) {
            sql.of("update account_sessions set seen_at = now() where session_hash = :session")
                    .with("session", token.hash())
                    .update();
        }
        return found.map(Found::account);
    }

    @Transactional
    void end(Token token) {
        sql.of("delete from account_sessions where session_hash = :session")
                .with("session", token.hash())
                .update();
    }

    /** Ends all sessions of an account; how many there were. */
    @Transactional
    public int endAll(long account) {
        return sql.of("delete from account_sessions where account_id = :account")
                .with("account", account)
                .update();
    }

    /** The sessions of an account, the latest first. */
    @Transactional
    public List<Session> of(Account account) {
        return sql.of("""
                        select created_at, seen_at from account_sessions
                        where account_id = :account and seen_at > now() - interval '30 days' order by seen_at desc
                        """)
                .with("account", account.id())
                .list(row -> new Session(row.instant("created_at"), row.instant("seen_at")));
    }

    /** Deletes what has ended. */
    @Transactional
    public void deleteOld() {
        sql.of("delete from account_sessions where seen_at < now() - interval '30 days'")
                .update();
    }
}
