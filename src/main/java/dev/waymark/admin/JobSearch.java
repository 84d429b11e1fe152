package dev.waymark.admin;

import dev.waymark.storage.Sql;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds jobs for the operator. */
@ApplicationScoped
class JobSearch {

    static final int PAGE = 100;

    /** The most rows of a table to save. */
    private static final int MAX_ROWS = 10_000;

    /** Matches by position, not by pattern, so that nothing that is typed has a meaning of its own. */
    private static final String MATCHES = """
             from submission_jobs j
             where j.job_id is not null and (:tier = '' or j.tier = upper(:tier))
               and (:host = '' or split_part(split_part(j.url, '/', 3), ':', 1) = :host)
               and (:client = '' or j.client = :client)
               and j.created_at >= coalesce(cast(nullif(:from, '') as date), '-infinity')
               and j.created_at < coalesce(cast(nullif(:to, '') as date) + 1, 'infinity')
               and (:text = '' or position(lower(:text) in lower(j.url)) > 0
                    or position(lower(:text) in lower(coalesce(j.problem, ''))) > 0 or cast(j.job_id as text) = :text)
            """;

    private static final String LINE = """
            select j.job_id, j.url, lower(j.tier) as tier, lower(j.state) as state, lower(j.stage) as stage,
                   j.pages_read, j.pages_known, coalesce(j.problem, '') as problem, j.client,
                   coalesce((select lower(p.state) from submission_payments p where p.submission_id = j.submission_id
                             order by p.paid_at nulls last, p.id desc limit 1), '') as payment,
                   j.model_cost, j.created_at, j.started_at, j.finished_at
            """;

    @Inject
    private Sql sql;

    @Inject
    private ClientIds clients;

    /** A page of it. */
    @Transactional
    JobList list(JobQuery search) {
        List<JobLine> found = lines(search, PAGE + 1);
        List<JobLine> lines = found.stream().limit(PAGE).toList();
        @Nullable
        String next = found.size() > PAGE ? search.after(lines.get(PAGE - 1).id(), PAGE) : null;
        return new JobList(search, lines, counts(search), next);
    }

    /** All of it, as many as a table is made of. */
    @Transactional
    List<JobLine> all(JobQuery search) {
        return lines(search, MAX_ROWS);
    }

    private List<JobLine> lines(JobQuery search, int most) {
        return matching(
                        LINE + MATCHES
                                + " and (:state = '' or j.state = upper(:state)) and (:before = 0 or j.job_id < :before)"
                                + search.order() + "offset :skip limit :most",
                        search)
                .with("state", search.state())
                .with("before", search.before())
                .with("skip", search.skip())
                .with("most", most)
                .list(JobLine::of);
    }

    /** The jobs whose address has this text in it, the newest first. */
    @Transactional
    List<JobLine> ofSite(String text) {
        return sql.of(LINE + """
                        from submission_jobs j
                        where j.job_id is not null and position(lower(:text) in lower(j.url)) > 0
                        order by j.job_id desc limit :most
                        """).with("text", text).with("most", PAGE).list(JobLine::of);
    }

    /** The jobs of these submissions, the newest first. */
    @Transactional
    List<JobLine> ofSubmissions(Set<Long> submissions) {
        return sql.of(LINE + """
                        from submission_jobs j
                        where j.job_id is not null and j.submission_id = any (cast(string_to_array(:submissions, ',') as bigint[]))
                        order by j.job_id desc limit :most
                        """)
                .with("submissions", joined(submissions))
                .with("most", PAGE)
                .list(JobLine::of);
    }

    /** Numbers as a query takes them: it has no parameters for lists. */
    static String joined(Set<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private Map<String, Long> counts(JobQuery search) {
        return matching("select lower(j.state) as state, count(*) as jobs" + MATCHES + " group by j.state", search)
                .list(row -> Map.entry(row.text("state"), row.longValue("jobs")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Sql.Statement matching(String text, JobQuery search) {
        return sql.of(text)
                .with("tier", search.tier())
                .with("host", search.host())
                .with("client", clients.named(search.client()).map(Client::name).orElse(search.client()))
                .with("from", search.from())
                .with("to", search.to())
                .with("text", search.text());
    }
}
