package dev.waymark.submission;

import dev.waymark.storage.Sql;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** All submissions. */
@ApplicationScoped
public class Submissions {

    private static final Pattern EMAIL = Pattern.compile("^[^@\\s\\p{Cntrl}]++@[^@\\s\\p{Cntrl}]++$");

    private static final String VISIBLE = "select s from Submission s where s.id = ";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Inject
    private Event<SubmissionAccepted> accepted;

    /** Stores an order that waits for its payment, or returns the stored one with the same key. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Submission place(PaidOrder paid, Token token) {
        sql.lock("order " + paid.key()); // the same order placed twice at once is one
        return find(paid.key()).orElseGet(() -> {
            Submission submission = Submission.toBePaid(paid, token, Instant.now());
            entities.persist(submission);
            entities.flush();
            return submission;
        });
    }

    /** Enqueues the job of an order that is paid; false when that was done before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean accept(long id) {
        boolean first = entities.find(Submission.class, id, LockModeType.PESSIMISTIC_WRITE)
                .accept(Instant.now());
        if (first) {
            entities.flush();
            accepted.fire(new SubmissionAccepted(id));
        }
        return first;
    }

    /** The submission that the holder of the token may see. */
    @Transactional
    public Optional<Submission> find(Token token) {
        return entities.createQuery(
                        VISIBLE + "sql('(select id from visible_submissions where token_hash = ?)', :hash)",
                        Submission.class)
                .setParameter("hash", token.hash())
                .getResultStream()
                .findFirst();
    }

    /** The submission of this number, for clients that have proved otherwise that it is theirs. */
    @Transactional
    public Optional<Submission> find(long id) {
        return entities.createQuery(
                        VISIBLE + "sql('(select id from visible_submissions where id = ?)', :id)", Submission.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private Optional<Submission> find(UUID key) {
        return entities.createQuery("select s from Submission s where s.orderKey = :key", Submission.class)
                .setParameter("key", key.toString())
                .getResultStream()
                .findFirst();
    }

    /** Replaces the token that opens the submission; for clients that have proved otherwise that it is theirs. */
    @Transactional
    public void answerTo(long id, Token token) {
        entities.find(Submission.class, id).answerTo(token);
    }

    /** Deletes a submission and, with it, its job and all that was made for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(long id) {
        sql.of("delete from submissions where id = :id").with("id", id).update();
    }

    /** Deletes orders that were not paid within a week, and e-mail addresses that belong to no submission any more. */
    @Transactional
    public void deleteAbandoned() {
        sql.of("""
                delete from submissions
                where accepted_at is null and created_at < now() - interval '7 days'
                  and not exists (select 1 from submission_payments
                                  where submission_id = submissions.id and state in ('OPEN', 'PAID', 'DISPUTED'))
                """).update();
        sql.of("""
                delete from users
                where created_at < now() - interval '1 day'
                  and not exists (select 1 from submissions where user_id = users.id)
                """).update();
    }

    /** Records the owner of a submission; what is no e-mail address is ignored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void belongTo(long id, String email) {
        if (email.length() > 320 || !EMAIL.matcher(email).matches()) {
            return;
        }
        sql.of("insert into users (email) values (lower(:email)) on conflict (email) do nothing")
                .with("email", email)
                .update();
        sql.of("update submissions set user_id = (select id from users where email = lower(:email)) where id = :id")
                .with("email", email)
                .with("id", id)
                .update();
    }

    /** Deletes an e-mail address; what was paid for with it stays, and belongs to nobody who is known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String email) {
        sql.of("delete from users where email = lower(:email)")
                .with("email", email)
                .update();
    }

    /** The e-mail address of who paid for a submission; empty when it is unknown, or nobody did. */
    @Transactional
    public Optional<String> emailOf(long id) {
        return sql.of("select email from users where id = (select user_id from submissions where id = :id)")
                .with("id", id)
                .first(row -> row.text("email"));
    }

    /** The newest submissions that somebody with this e-mail address has paid for. */
    @Transactional
    public List<Long> ofEmail(String email, int most) {
        return sql.of("""
                        select id from submissions where user_id = (select id from users where email = lower(:email))
                        order by id desc limit :most
                        """).with("email", email).with("most", most).list(row -> row.longValue("id"));
    }
}
