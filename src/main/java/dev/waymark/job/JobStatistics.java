package dev.waymark.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the jobs of all servers. */
@ApplicationScoped
public class JobStatistics {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Transactional
    public JobCounts count() {
        List<?> rows = entities.createNativeQuery("""
                        select state, count(*), count(*) filter (where finished_at > now() - interval '1 hour'),
                               extract(epoch from now() - min(created_at))
                        from jobs group by state
                        """).getResultList();
        Map<Job.State, JobCounts.Line> lines = rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> Job.State.valueOf((String) row[0]), JobStatistics::line));
        return new JobCounts(lines);
    }

    private static JobCounts.Line line(Object[] row) {
        return new JobCounts.Line(
                ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), ((Number) row[3]).doubleValue());
    }
}
