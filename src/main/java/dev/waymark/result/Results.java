package dev.waymark.result;

import dev.waymark.storage.Sql;
import dev.waymark.web.SharedId;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All results. */
@ApplicationScoped
public class Results {

    private static final String VISIBLE = "select r from Result r where r.jobId = ";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private Sql sql;

    /** Keeps the document of a job; an earlier attempt's document gives way. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Result.Files files, int links, Result.Origin origin) {
        Result present = entities.find(Result.class, jobId);
        if (present == null) {
            entities.persist(new Result(jobId, files, links, origin, Instant.now()));
        } else {
            present.replace(files, links, origin, Instant.now());
        }
    }

    /** The finished job of a token. */
    @Transactional
    public Optional<Long> jobOf(Token token) {
        return sql.of("select job_id from visible_results where token_hash = :token")
                .with("token", token.hash())
                .first(row -> row.longValue("job_id"));
    }

    /** The newest text of a finished document. */
    public record Newest(long jobId, int version, String llmsTxt) {}

    /** The newest text, for the holder of the job's token; it is locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Newest> lock(Token token) {
        return sql.of("""
                        select results.job_id, version, llms_txt from results
                        join visible_results on visible_results.job_id = results.job_id
                        where token_hash = :token for update of results
                        """)
                .with("token", token.hash())
                .first(row -> new Newest(row.longValue("job_id"), row.intValue("version"), row.text("llms_txt")));
    }

    /**
     * A text that somebody wrote in place of the newest.
     *
     * @param madeBy who wrote it, as the column {@code made_by} knows them
     * @param restored the version whose text it is; null when it is new
     */
    public record Edit(
            String llmsTxt,
            int links,
            String madeBy,
            @Nullable Integer restored) {}

    /** Replaces the newest text by one that gets this number. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(long jobId, int version, Edit edit) {
        sql.of("""
                        update results set version = :version, llms_txt = :text, links = :links, made_by = :made_by,
                               restored = :restored, created_at = now()
                        where job_id = :job
                        """)
                .with("version", version)
                .with("text", edit.llmsTxt())
                .with("links", edit.links())
                .with("made_by", edit.madeBy())
                .with("restored", edit.restored())
                .with("job", jobId)
                .update();
    }

    /** Keeps the texts of the pages that a newer version of the document lists. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keepFull(long jobId, String llmsFull) {
        entities.find(Result.class, jobId).replaceFull(llmsFull);
    }

    /** The document of a job that is still being worked on. */
    @Transactional
    public String documentOf(long jobId) {
        return entities.find(Result.class, jobId).llmsTxt();
    }

    /** Who wrote that document besides the site itself. */
    @Transactional
    public Result.Origin originOf(long jobId) {
        return entities.find(Result.class, jobId).origin();
    }

    /** The result of a job, for the operator. */
    @Transactional
    public Optional<Result> find(long jobId) {
        return Optional.ofNullable(entities.find(Result.class, jobId));
    }

    /** The result of a finished job, for the holder of its token. */
    @Transactional
    public Optional<Result> find(Token token) {
        return entities.createQuery(
                        VISIBLE + "sql('(select job_id from visible_results where token_hash = ?)', :hash)",
                        Result.class)
                .setParameter("hash", token.hash())
                .getResultStream()
                .findFirst();
    }

    /** The result of a finished job, for who has its shared id. */
    @Transactional
    public Optional<Result> find(SharedId shared) {
        return entities.createQuery(
                        VISIBLE + "sql('(select job_id from visible_results where shared_hash = ?)', :hash)",
                        Result.class)
                .setParameter("hash", shared.hash())
                .getResultStream()
                .findFirst();
    }
}
