package dev.waymark.admin;

import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds jobs for the operator. */
@ApplicationScoped
class JobSearch {

    private static final int PAGE = 100;

    /** Matches by position, not by pattern, so that nothing that is typed has a meaning of its own. */
    private static final String MATCHES = """
             from jobs j join submissions s on s.id = j.submission_id
             where (?1 = '' or s.tier = upper(?1))
               and (?2 = '' or split_part(split_part(s.url, '/', 3), ':', 1) = ?2)
               and (?3 = '' or s.client = ?3)
               and j.created_at >= coalesce(cast(nullif(?4, '') as date), '-infinity')
               and j.created_at < coalesce(cast(nullif(?5, '') as date) + 1, 'infinity')
               and (?6 = '' or position(lower(?6) in lower(s.url)) > 0
                    or position(lower(?6) in lower(coalesce(j.problem, ''))) > 0 or cast(j.id as text) = ?6)
            """;

    private static final String LINE = """
            select j.id, s.url, lower(s.tier), lower(j.state), lower(j.stage), j.pages_read, j.pages_known,
                   coalesce(j.problem, ''), s.client,
                   coalesce((select lower(p.state) from payments p where p.submission_id = s.id
                             order by p.paid_at nulls last, p.id desc limit 1), ''),
                   j.model_cost,
                   cast(extract(epoch from j.created_at) * 1000 as bigint),
                   cast(extract(epoch from j.started_at) * 1000 as bigint),
                   cast(extract(epoch from j.finished_at) * 1000 as bigint)
            """;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    private ClientIds clients;

    /** The newest first. */
    @Transactional
    JobList list(JobQuery search) {
        List<?> rows = matching(LINE + MATCHES + """
                         and (?7 = '' or j.state = upper(?7)) and (?8 = 0 or j.id < ?8)
                         order by j.id desc limit ?9
                        """, search)
                .setParameter(7, search.state())
                .setParameter(8, search.before())
                .setParameter(9, PAGE + 1)
                .getResultList();
        List<JobLine> lines =
                rows.stream().limit(PAGE).map(row -> JobLine.of((Object[]) row)).toList();
        String next = rows.size() > PAGE ? search.after(lines.get(PAGE - 1).id()) : null;
        return new JobList(search, lines, counts(search), next);
    }

    private Map<String, Long> counts(JobQuery search) {
        List<?> rows = matching("select lower(j.state), count(*)" + MATCHES + " group by j.state", search)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    private Query matching(String sql, JobQuery search) {
        return entities.createNativeQuery(sql)
                .setParameter(1, search.tier())
                .setParameter(2, search.host())
                .setParameter(
                        3, clients.named(search.client()).map(Client::name).orElse(search.client()))
                .setParameter(4, search.from())
                .setParameter(5, search.to())
                .setParameter(6, search.text());
    }
}
