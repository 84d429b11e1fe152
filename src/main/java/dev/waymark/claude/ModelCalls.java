package dev.waymark.claude;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** What all servers asked the model, and what it cost. */
@ApplicationScoped
public class ModelCalls {

    /** Any number that nothing else locks: whoever sets money aside does it alone. */
    private static final long LOCK = 0x574d_4d4f_4e45_59L;

    @PersistenceContext(unitName = "waymark")
    @SuppressWarnings("NullAway") // the container sets it
    EntityManager entities;

    /** What a job has spent: tokens, and millionths of a US dollar. */
    public record Spent(long tokens, long cost) {}

    @Transactional
    Optional<String> answer(long job, String question) {
        List<?> rows = entities.createNativeQuery(
                        "select answer from model_answers where job_id = ?1 and question = ?2")
                .setParameter(1, job)
                .setParameter(2, question)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** Keeps an answer for the next attempt, unless the job was deleted. */
    @Transactional
    void save(long job, String question, String answer) {
        entities.createNativeQuery("""
                        insert into model_answers (job_id, question, answer)
                        select id, ?2, ?3 from jobs where id = ?1 for key share
                        on conflict do nothing
                        """)
                .setParameter(1, job)
                .setParameter(2, question)
                .setParameter(3, answer)
                .executeUpdate();
    }

    /** Sets money aside for a call; empty when the day or the job would go over its limit, or the job was deleted. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Long> reserve(long job, String purpose, Model model, long micros, ModelSettings limits) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, LOCK)
                .getSingleResult();
        if (spentToday() + micros > limits.dailyLimit() || spentOn(job).cost() + micros > limits.jobLimit()) {
            return Optional.empty();
        }
        List<?> ids = entities.createNativeQuery("""
                        insert into model_calls (job_id, purpose, model, cost)
                        select id, ?2, ?3, ?4 from jobs where id = ?1 for key share returning id
                        """)
                .setParameter(1, job)
                .setParameter(2, purpose)
                .setParameter(3, model.name())
                .setParameter(4, micros)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    @Transactional
    void complete(long call, Usage usage, long micros) {
        entities.createNativeQuery("update model_calls set settled = true, tokens = ?2, cost = ?3 where id = ?1")
                .setParameter(1, call)
                .setParameter(2, usage.tokens())
                .setParameter(3, micros)
                .executeUpdate();
    }

    /** What the job has spent in all its attempts; calls whose end nobody knows count as the most they can have cost. */
    @Transactional
    public Spent spentOn(long job) {
        Object[] sums = (Object[]) entities.createNativeQuery(
                        "select coalesce(sum(tokens), 0), coalesce(sum(cost), 0) from model_calls where job_id = ?1")
                .setParameter(1, job)
                .getSingleResult();
        return new Spent(((Number) sums[0]).longValue(), ((Number) sums[1]).longValue());
    }

    /** Since midnight by the clock of the database, in millionths of a US dollar. */
    @Transactional
    public long spentToday() {
        Object sum = entities.createNativeQuery(
                        "select coalesce(sum(cost), 0) from model_calls where created_at >= date_trunc('day', now())")
                .getSingleResult();
        return ((Number) sum).longValue();
    }
}
