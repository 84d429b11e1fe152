package dev.waymark.submission;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** All submissions. */
@ApplicationScoped
public class Submissions {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Event<Accepted> accepted;

    /** Stores the order and, through {@link Accepted}, its job; the token is the only way back to them. */
    @Transactional
    public Token accept(Order order, Tier tier, String client) {
        Token token = Token.random();
        Submission submission = new Submission(token, order, tier, client, Instant.now());
        entities.persist(submission);
        entities.flush();
        accepted.fire(new Accepted(submission.id()));
        return token;
    }
}
