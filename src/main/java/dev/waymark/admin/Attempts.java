package dev.waymark.admin;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.UtcTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts at each job, as the batch engine has recorded them. */
@ApplicationScoped
class Attempts {

    @Inject
    private Sql sql;

    @Transactional
    List<AttemptRecord> of(long jobId) {
        return sql.of("""
                        select attempt, batch_execution, coalesce(lower(status), 'unknown') as status, begun_at, ended_at
                        from job_attempts where job_id = :job order by attempt
                        """).with("job", jobId).list(this::attempt);
    }

    private AttemptRecord attempt(Row row) {
        return new AttemptRecord(
                row.intValue("attempt"),
                UtcTime.of(row.instant("begun_at")),
                UtcTime.of(row.optionalInstant("ended_at")),
                row.text("status"),
                stages(row.longValue("batch_execution")));
    }

    private List<AttemptRecord.Stage> stages(long execution) {
        return sql.of("""
                        select name, lower(status) as status, begun_at, ended_at
                        from job_stages where batch_execution = :execution order by id
                        """).with("execution", execution).list(Attempts::stage);
    }

    private static AttemptRecord.Stage stage(Row row) {
        @Nullable UtcTime begun = UtcTime.of(row.optionalInstant("begun_at"));
        String took = begun == null ? "" : begun.until(UtcTime.of(row.optionalInstant("ended_at")));
        return new AttemptRecord.Stage(row.text("name"), row.text("status"), took);
    }
}
