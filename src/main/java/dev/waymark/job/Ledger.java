package dev.waymark.job;

import dev.waymark.crawl.LedgerEntry;
import dev.waymark.extract.Page;
import dev.waymark.outline.PageDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages of the jobs, as they are read, and what became of every address. */
@ApplicationScoped
public class Ledger {

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    /** Stores a page that was read; one that is stored already stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, int position, Page page) {
        entities.createNativeQuery("""
                        insert into pages (job_id, url, position, state, reason, title, content)
                        values (?1, ?2, ?3, 'READ', 'NONE', ?4, cast(?5 as jsonb))
                        on conflict (job_id, url) do nothing
                        """)
                .setParameter(1, jobId)
                .setParameter(2, page.url().toString())
                .setParameter(3, position)
                .setParameter(4, page.title())
                .setParameter(5, PageJson.write(page))
                .executeUpdate();
    }

    /** Begins with the pages that the job of another submission has read within the last day. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void inherit(long jobId, long submissionId) {
        entities.createNativeQuery("""
                        insert into pages (job_id, url, position, state, reason, title, content)
                        select ?1, url, position, 'READ', 'NONE', title, content
                        from pages join jobs on jobs.id = pages.job_id
                        where jobs.submission_id = ?2 and content is not null and pages.state <> 'DROPPED'
                              and jobs.finished_at > now() - interval '1 day'
                        """)
                .setParameter(1, jobId)
                .setParameter(2, submissionId)
                .executeUpdate();
    }

    /**
     * All pages read: in the order they came and, after the crawl, in the order of their worth. What the outline makes of them changes
     * nothing here, so that a step that is repeated works on the same pages.
     */
    @Transactional
    public List<Page> pages(long jobId) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(content as text) from pages where job_id = ?1 and content is not null order by position")
                .setParameter(1, jobId)
                .getResultList();
        return rows.stream().map(row -> PageJson.read((String) row)).toList();
    }

    /**
     * Stores the final state of every address.
     *
     * @param entries in the order in which the ledger is to be read, the pages in the order of their worth
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void saveOutcomes(long jobId, List<LedgerEntry> entries) {
        entities.createNativeQuery("""
                        insert into pages (job_id, url, position, state, reason, detail)
                        select ?1, url, position - 1, state, reason, detail
                        from rows from (jsonb_to_recordset(cast(?2 as jsonb))
                                as (url text, state text, reason text, detail text))
                             with ordinality as entry (url, state, reason, detail, position)
                        on conflict (job_id, url) do update
                        set position = excluded.position, state = excluded.state,
                            reason = excluded.reason, detail = excluded.detail,
                            content = case when excluded.state = 'DROPPED' then null else pages.content end
                        """)
                .setParameter(1, jobId)
                .setParameter(2, PageJson.write(entries))
                .executeUpdate();
    }

    /** Records what the outline made of the pages. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void choose(long jobId, List<PageDecision> choices) {
        entities.createNativeQuery("""
                        update pages set state = choice.place, reason = choice.reason
                        from jsonb_to_recordset(cast(?2 as jsonb)) as choice (url text, place text, reason text)
                        where pages.job_id = ?1 and pages.url = choice.url
                        """)
                .setParameter(1, jobId)
                .setParameter(2, PageJson.write(choices))
                .executeUpdate();
    }

    /** The whole ledger of a job, pages first in the order of their worth. */
    @Transactional
    public List<LedgerLine> lines(long jobId) {
        List<?> rows = entities.createNativeQuery("""
                        select url, lower(state), lower(reason), detail, title
                        from pages where job_id = ?1 order by position, url
                        """).setParameter(1, jobId).getResultList();
        return rows.stream().map(row -> line((Object[]) row)).toList();
    }

    /** What a page shows of the ledger; an unknown filter shows everything. */
    @Transactional
    public LedgerView view(long jobId, String show) {
        Map<String, Integer> counts = counts(jobId);
        String filter = counts.containsKey(String.valueOf(show)) ? show : LedgerView.ALL;
        List<?> rows = entities.createNativeQuery("""
                        select url, lower(state), lower(reason), detail, title
                        from pages where job_id = ?1 and (?2 = 'all' or lower(state) = ?2)
                        order by position, url limit ?3
                        """)
                .setParameter(1, jobId)
                .setParameter(2, filter)
                .setParameter(3, LedgerView.MOST)
                .getResultList();
        return new LedgerView(
                counts, filter, rows.stream().map(row -> line((Object[]) row)).toList());
    }

    private Map<String, Integer> counts(long jobId) {
        List<?> rows = entities.createNativeQuery(
                        "select lower(state), cast(count(*) as integer) from pages where job_id = ?1 group by state")
                .setParameter(1, jobId)
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).collect(Collectors.toMap(row -> (String) row[0], row ->
                (Integer) row[1]));
    }

    /** The pages that a running job has read last, the newest first. */
    @Transactional
    public List<RecentPage> latest(long jobId, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select url, title from pages where job_id = ?1 and content is not null
                        order by position desc limit ?2
                        """)
                .setParameter(1, jobId)
                .setParameter(2, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> RecentPage.of((String) row[0], (String) row[1]))
                .toList();
    }

    private static LedgerLine line(Object[] row) {
        return new LedgerLine((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }
}
