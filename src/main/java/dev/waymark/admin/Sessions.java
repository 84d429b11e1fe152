package dev.waymark.admin;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Who is signed in, on whichever server: in the database, by its clock. A session ends after 30 minutes without a request of the
 * operator's own and after 12 hours in any case.
 */
@ApplicationScoped
class Sessions {

    private static final String OPEN = """
            token_hash = ?1 and credential = ?2
            and seen_at > now() - interval '30 minutes' and created_at > now() - interval '12 hours'""";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Password password;

    /** Begins one under a new name. */
    @Transactional
    Token start() {
        entities.createNativeQuery("""
                        delete from admin_sessions
                        where seen_at < now() - interval '30 minutes' or created_at < now() - interval '12 hours'
                        """).executeUpdate();
        Token token = Token.random();
        entities.createNativeQuery("insert into admin_sessions (token_hash, credential) values (?1, ?2)")
                .setParameter(1, token.hash())
                .setParameter(2, password.name())
                .executeUpdate();
        return token;
    }

    /** Whether the session goes on, and goes on longer for being asked. */
    @Transactional
    boolean goesOn(Token token) {
        return entities.createNativeQuery("update admin_sessions set seen_at = now() where " + OPEN)
                        .setParameter(1, token.hash())
                        .setParameter(2, password.name())
                        .executeUpdate()
                == 1;
    }

    /** Whether the session is open; a page that asks by itself does not keep it so. */
    @Transactional
    boolean isOpen(Token token) {
        return !entities.createNativeQuery("select 1 from admin_sessions where " + OPEN)
                .setParameter(1, token.hash())
                .setParameter(2, password.name())
                .getResultList()
                .isEmpty();
    }

    @Transactional
    void end(Token token) {
        entities.createNativeQuery("delete from admin_sessions where token_hash = ?1")
                .setParameter(1, token.hash())
                .executeUpdate();
    }
}
