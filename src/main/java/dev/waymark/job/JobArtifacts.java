package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.outline.Authorship;
import dev.waymark.outline.Description;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Intermediate results of a job besides its pages: register facts, the model's description, and who wrote which part. */
@ApplicationScoped
public class JobArtifacts {

    static final String REGISTERS = "REGISTERS";
    static final String WRITING = "WRITING";
    private static final String DESCRIPTION = "DESCRIPTION";

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Enrichment enrichment) {
        save(jobId, REGISTERS, enrichment);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Description description) {
        save(jobId, DESCRIPTION, description);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, Authorship writing) {
        save(jobId, WRITING, writing);
    }

    /** What registers say; empty when they were not asked. */
    @Transactional
    public Optional<Enrichment> enrichment(long jobId) {
        return find(jobId, REGISTERS, Enrichment.class);
    }

    /** What the language model offers; empty when it was not asked. */
    @Transactional
    public Optional<Description> description(long jobId) {
        return find(jobId, DESCRIPTION, Description.class);
    }

    /**
     * Who wrote the document.
     *
     * @param writing which parts the language model wrote; empty when it was not asked
     * @param registers what public registers say; empty when they were not asked
     */
    public record Origin(Optional<Authorship> writing, Optional<Enrichment> registers) {

        static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());

        /** From what is kept, null where there is nothing. */
        static Origin of(String writing, String registers) {
            return new Origin(
                    Optional.ofNullable(writing).map(json -> PageJson.read(json, Authorship.class)),
                    Optional.ofNullable(registers).map(json -> PageJson.read(json, Enrichment.class)));
        }
    }

    /** A part of what is kept of a job, as JSON or null, within a query that knows the number of the job. */
    static String subquery(String part, String jobId) {
        return "sql('(select content from drafts where job_id = ? and part = ''" + part + "'')', " + jobId + ")";
    }

    private void save(long jobId, String part, Object content) {
        entities.createNativeQuery("""
                        insert into drafts (job_id, part, content) values (?1, ?2, ?3)
                        on conflict (job_id, part) do update set content = excluded.content
                        """)
                .setParameter(1, jobId)
                .setParameter(2, part)
                .setParameter(3, PageJson.write(content))
                .executeUpdate();
    }

    private <T> Optional<T> find(long jobId, String part, Class<T> type) {
        List<?> rows = entities.createNativeQuery("select content from drafts where job_id = ?1 and part = ?2")
                .setParameter(1, jobId)
                .setParameter(2, part)
                .getResultList();
        return rows.stream().map(row -> PageJson.read((String) row, type)).findFirst();
    }
}
