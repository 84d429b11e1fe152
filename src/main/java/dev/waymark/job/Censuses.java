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
public class Censuses {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Transactional
    public Census take() {
        List<?> rows = entities.createNativeQuery("""
                        select state, count(*), count(*) filter (where finished_at > now() - interval '1 hour'),
                               extract(epoch from now() - min(created_at))
                        from jobs group by state
                        """).getResultList();
        Map<Job.State, Census.Line> lines = rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> Job.State.valueOf((String) row[0]), Censuses::line));
        return new Census(lines);
    }

    private static Census.Line line(Object[] row) {
        return new Census.Line(
                ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), ((Number) row[3]).doubleValue());
    }
}
