package dev.waymark.claude;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** What all servers asked the model, and what it cost. */
@ApplicationScoped
public class ModelCalls {

    /** Money is reserved by one server at a time. */
    private static final String LOCK = "model budget";

    @Inject
    private Sql sql;

    /** What a job has spent: tokens, and millionths of a US dollar. */
    public record Spent(long tokens, long cost) {}

    @Transactional
    Optional<String> answer(long job, String question) {
        return sql.of("select answer from model_answers where job_id = :job and question = :question")
                .with("job", job)
                .with("question", question)
                .first(row -> row.text("answer"));
    }

    /** Keeps an answer for the next attempt, unless the job was deleted. */
    @Transactional
    void save(long job, String question, String answer) {
        sql.of("""
                        insert into model_answers (job_id, question, answer)
                        select id, :question, :answer from existing_jobs where id = :job for key share
                        on conflict do nothing
                        """)
                .with("job", job)
                .with("question", question)
                .with("answer", answer)
                .update();
    }

    /** Sets money aside for a call; empty when the day or the job would go over its limit, or the job was deleted. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Long> reserve(long job, String purpose, Model model, long micros, ModelSettings limits) {
        sql.lock(LOCK);
        if (spentToday() + micros > limits.dailyLimit() || spentOn(job).cost() + micros > limits.jobLimit()) {
            return Optional.empty();
        }
        return sql.of("""
                        insert into model_calls (job_id, purpose, model, cost)
                        select id, :purpose, :model, :cost from existing_jobs where id = :job for key share returning id
                        """)
                .with("job", job)
                .with("purpose", purpose)
                .with("model", model.name())
                .with("cost", micros)
                .first(row -> row.longValue("id"));
    }

    @Transactional
    void complete(long call, Usage usage, long micros) {
        sql.of("update model_calls set settled = true, tokens = :tokens, cost = :cost where id = :call")
                .with("call", call)
                .with("tokens", usage.tokens())
                .with("cost", micros)
                .update();
    }

    /** What the job has spent in all its attempts; calls whose end nobody knows count as the most they can have cost. */
    @Transactional
    public Spent spentOn(long job) {
        return sql.of("""
                        select coalesce(sum(tokens), 0) as tokens, coalesce(sum(cost), 0) as cost
                        from model_calls where job_id = :job
                        """).with("job", job).one(row -> new Spent(row.longValue("tokens"), row.longValue("cost")));
    }

    /** Since midnight by the clock of the database, in millionths of a US dollar. */
    @Transactional
    public long spentToday() {
        return sql.of("""
                        select coalesce(sum(cost), 0) as cost from model_calls
                        where created_at >= date_trunc('day', now())
                        """).one(row -> row.longValue("cost"));
    }
}
