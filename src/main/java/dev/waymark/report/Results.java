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
    public void keep(long jobId, Result.Files files, int links) {
        Result present = entities.find(Result.class, jobId);
        if (present == null) {
            entities.persist(new Result(jobId, files, links, Instant.now()));
        } else {
            present.replace(files, links, Instant.now());
        }
    }

    /** The document of a job that is still being worked on. */
    @Transactional
    public String documentOf(long jobId) {
        return entities.find(Result.class, jobId).llmsTxt();
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
                        select results.* from results
                        join jobs on jobs.id = results.job_id
                        join submissions on submissions.id = jobs.submission_id
                        where submissions.token_hash = ?1 and jobs.state = 'FINISHED'
                        """, Result.class)
                .setParameter(1, token.hash())
                .getResultList();
        return found.stream().map(Result.class::cast).findFirst();
    }
}
