package dev.waymark.report;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** All results. */
@ApplicationScoped
public class Results {

    private static final String VISIBLE = "select r from Result r"
            + " where r.jobId = sql('(select job_id from visible_results where token_hash = ?)', :hash)";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

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

    /** The result of a finished job, for whoever holds its token. */
    @Transactional
    public Optional<Result> find(Token token) {
        return entities.createQuery(VISIBLE, Result.class)
                .setParameter("hash", token.hash())
                .getResultStream()
                .findFirst();
    }
}
