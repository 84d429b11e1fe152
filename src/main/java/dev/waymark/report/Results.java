package dev.waymark.report;

import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All results. */
@ApplicationScoped
public class Results {

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
        List<?> found = entities.createNativeQuery("""
                        select results.* from results join visible_results on visible_results.job_id = results.job_id
                        where token_hash = ?1
                        """, Result.class)
                .setParameter(1, token.hash())
                .getResultList();
        return found.stream().map(Result.class::cast).findFirst();
    }
}
