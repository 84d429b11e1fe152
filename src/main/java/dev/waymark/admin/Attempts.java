package dev.waymark.admin;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** The attempts at each job, as the batch engine has recorded them. */
@ApplicationScoped
class Attempts {

    @Inject
    private Sql sql;

    @Transactional
    List<Attempt> of(long jobId) {
        return sql.of("""
                        select a.attempt, a.batch_execution, coalesce(lower(e.batchstatus), 'unknown') as status,
                               a.begun_at, e.endtime
                        from attempts a left join batch_job_execution e on e.jobexecutionid = a.batch_execution
                        where a.job_id = :job order by a.attempt
                        """).with("job", jobId).list(this::attempt);
    }

    private Attempt attempt(Row row) {
        return new Attempt(
                row.intValue("attempt"),
                UtcTime.of(row.instant("begun_at")),
                UtcTime.of(row.optionalInstant("endtime")),
                row.text("status"),
                stages(row.longValue("batch_execution")));
    }

    private List<Attempt.Stage> stages(long execution) {
        return sql.of("""
                        select stepname, lower(batchstatus) as status, starttime, endtime
                        from batch_step_execution where jobexecutionid = :execution order by stepexecutionid
                        """).with("execution", execution).list(Attempts::stage);
    }

    private static Attempt.Stage stage(Row row) {
        UtcTime begun = UtcTime.of(row.optionalInstant("starttime"));
        String took = begun == null ? "" : begun.until(UtcTime.of(row.optionalInstant("endtime")));
        return new Attempt.Stage(row.text("stepname"), row.text("status"), took);
    }
}
