package dev.waymark.account.signin;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All accounts. One is made when its address is signed in with for the first time, so that an address that is asked for says nothing. */
@ApplicationScoped
public class Accounts {

    /** Accounts on a page of the operator's list. */
    public static final int PAGE = 100;

    private static final String PEOPLE = """
            select accounts.id, email, created_at, signed_in_at,
                   (select count(*) from account_sessions where account_id = accounts.id) as sessions
            from accounts
            """;

    @Inject
    private Sql sql;

    @Inject
    private Event<AccountDeleted> deleted;

    /** An account as the operator sees it: nothing by which anybody could sign in. */
    public record Line(long id, String email, Instant created, Instant signedIn, long sessions) {

        static Line of(Row row) {
            return new Line(
                    row.longValue("id"),
                    row.text("email"),
                    row.instant("created_at"),
                    row.instant("signed_in_at"),
                    row.longValue("sessions"));
        }
    }

    /** The account of an address that has just been signed in with. */
    @Transactional(Transactional.TxType.MANDATORY)
    Account signedIn(String email) {
        return sql.of("""
                        insert into accounts (email) values (:email)
                        on conflict (email) do update set signed_in_at = now()
                        returning id, email, created_at
                        """).with("email", email).one(Account::of);
    }

    /** Deletes an account with its sessions and whatever was asked for at its address. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(Account account) {
        deleted.fire(new AccountDeleted(account.id()));
        sql.of("delete from sign_ins where email = :email")
                .with("email", account.email())
                .update();
        sql.of("delete from accounts where id = :id").with("id", account.id()).update();
    }

    /** The account of this number. */
    @Transactional
    Optional<Account> account(long id) {
        return sql.of("select id, email, created_at from accounts where id = :id")
                .with("id", id)
                .first(Account::of);
    }

    /** The newest accounts, for the operator. */
    @Transactional
    public List<Line> list(long before) {
        return sql.of(PEOPLE + "where :before = 0 or id < :before order by id desc limit :page")
                .with("before", before)
                .with("page", PAGE)
                .list(Line::of);
    }

    /** The account of this number, for the operator. */
    @Transactional
    public Optional<Line> find(long id) {
        return sql.of(PEOPLE + "where id = :id").with("id", id).first(Line::of);
    }

    /** The account of this address, for the operator. */
    @Transactional
    public Optional<Line> find(String email) {
        return sql.of(PEOPLE + "where email = lower(:email)")
                .with("email", email)
                .first(Line::of);
    }
}
