package dev.waymark.job;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the jobs of all servers. */
@ApplicationScoped
public class JobStatistics {

    @Inject
    private Sql sql;

    @Transactional
    public JobCounts count() {
        return new JobCounts(
                sql.of("""
                        select state, count(*) as jobs,
                               count(*) filter (where finished_at > now() - interval '1 hour') as ended,
                               extract(epoch from now() - min(created_at)) as oldest
                        from jobs group by state
                        """).list(row -> Map.entry(Job.State.valueOf(row.text("state")), line(row))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static JobCounts.Line line(Row row) {
        return new JobCounts.Line(row.longValue("jobs"), row.longValue("ended"), row.doubleValue("oldest"));
    }
}
