package dev.waymark.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The attempts at each job, as the batch engine has recorded them. */
@ApplicationScoped
class Attempts {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Transactional
    List<Attempt> of(long jobId) {
        List<?> rows = entities.createNativeQuery("""
                        select a.attempt, a.batch_execution, coalesce(lower(e.batchstatus), 'unknown'),
                               cast(extract(epoch from a.begun_at) * 1000 as bigint),
                               cast(extract(epoch from e.endtime) * 1000 as bigint)
                        from attempts a left join batch_job_execution e on e.jobexecutionid = a.batch_execution
                        where a.job_id = ?1 order by a.attempt
                        """).setParameter(1, jobId).getResultList();
        return rows.stream().map(row -> attempt((Object[]) row)).toList();
    }

    private Attempt attempt(Object[] row) {
        return new Attempt(
                ((Number) row[0]).intValue(),
                UtcTime.ofMillis(row[3]),
                UtcTime.ofMillis(row[4]),
                (String) row[2],
                stages(((Number) row[1]).longValue()));
    }

    private List<Attempt.Stage> stages(long execution) {
        List<?> rows =
                entities.createNativeQuery("""
                        select stepname, lower(batchstatus),
                               cast(extract(epoch from starttime) * 1000 as bigint),
                               cast(extract(epoch from endtime) * 1000 as bigint)
                        from batch_step_execution where jobexecutionid = ?1 order by stepexecutionid
                        """).setParameter(1, execution).getResultList();
        return rows.stream().map(row -> stage((Object[]) row)).toList();
    }

    private static Attempt.Stage stage(Object[] row) {
        UtcTime begun = UtcTime.ofMillis(row[2]);
        String took = begun == null ? "" : begun.until(UtcTime.ofMillis(row[3]));
        return new Attempt.Stage((String) row[0], (String) row[1], took);
    }
}
