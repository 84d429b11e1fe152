package dev.waymark.admin.signin;

import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Who is signed in, on whichever server: in the database, by its clock. A session ends after 30 minutes without a request of the
 * operator's own and after 12 hours in any case.
 */
@ApplicationScoped
class Sessions {

    private static final String OPEN = """
            token_hash = :token and credential = :credential
            and seen_at > now() - interval '30 minutes' and created_at > now() - interval '12 hours'""";

    @Inject
    private Sql sql;

    @Inject
    private Password password;

    /** Begins one under a new name. */
    @Transactional
    Token start() {
        sql.of("""
                delete from admin_sessions
                where seen_at < now() - interval '30 minutes' or created_at < now() - interval '12 hours'
                """).update();
        Token token = Token.random();
        sql.of("insert into admin_sessions (token_hash, credential) values (:token, :credential)")
                .with("token", token.hash())
                .with("credential", password.name())
                .update();
        return token;
    }

    /** Whether the session goes on, and goes on longer for being asked. */
    @Transactional
    boolean goesOn(Token token) {
        return sql.of("update admin_sessions set seen_at = now() where " + OPEN)
                        .with("token", token.hash())
                        .with("credential", password.name())
                        .update()
                == 1;
    }

    /** Whether the session is open; a page that asks by itself does not keep it so. */
    @Transactional
    boolean isOpen(Token token) {
        return sql.of("select 1 from admin_sessions where " + OPEN)
                .with("token", token.hash())
                .with("credential", password.name())
                .exists();
    }

    @Transactional
    void end(Token token) {
        sql.of("delete from admin_sessions where token_hash = :token")
                .with("token", token.hash())
                .update();
    }
}
