package dev.waymark.job.ledger;

import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.message.Message;
import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of the jobs, as they are read, and what became of every address. */
@ApplicationScoped
public class Ledger {

    @Inject
    private Sql sql;

    /**
     * Stores pages that were read one after the other; one that is stored already stays.
     *
     * @param position that of the first of them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(long jobId, int position, List<Page> pages) {
        sql.of("""
                        insert into pages (job_id, url, position, state, reason, title, content)
                        select :job, url, :position + ordinality - 1, 'READ', 'NONE', title, cast(content as jsonb)
                        from unnest(cast(:urls as text[]), cast(:titles as text[]), cast(:contents as text[]))
                             with ordinality as page (url, title, content)
                        on conflict (job_id, url) do nothing
                        """)
                .with("job", jobId)
                .with("position", position)
                .with("urls", texts(pages, page -> page.url().toString()))
                .with("titles", texts(pages, Page::title))
                .with("contents", texts(pages, StoredJson::writeCompressed))
                .update();
    }

    private static String[] texts(List<Page> pages, Function<Page, String> of) {
        return pages.stream().map(of).toArray(String[]::new);
    }

    /** Begins with the pages that the job of another submission has read within the last day. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void inherit(long jobId, long submissionId) {
        sql.of("""
                        insert into pages (job_id, url, position, state, reason, title, content)
                        select :job, url, position, 'READ', 'NONE', title, content
                        from pages join jobs on jobs.id = pages.job_id
                        where jobs.submission_id = :submission and content is not null and pages.state <> 'DROPPED'
                              and jobs.finished_at > now() - interval '1 day'
                        """).with("job", jobId).with("submission", submissionId).update();
    }

    /**
     * All pages read: in the order they came and, after the crawl, in the order of their worth. What the outline makes of them changes
     * nothing here, so that a step that is repeated works on the same pages.
     */
    @Transactional
    public List<Page> pages(long jobId) {
        return sql.of("select content from pages where job_id = :job and content is not null order by position")
                .with("job", jobId)
                .list(row -> StoredJson.readCompressed(row.text("content"), Page.class));
    }

    /** The page with which the website was begun; empty where the first page that is kept is another one. */
    @Transactional
    public Optional<Page> startPage(long jobId, Url website) {
        return sql.of("""
                        select content from pages where job_id = :job and content is not null order by position limit 1
                        """)
                .with("job", jobId)
                .first(row -> StoredJson.readCompressed(row.text("content"), Page.class))
                .filter(page -> isStart(page.url(), website));
    }

    /**
     * The language that the page at which the crawl began declares, which is that of the document.
     *
     * @return a language tag; null when it is not known
     */
    public static @Nullable String fileLanguage(Optional<Page> start) {
        return start.map(Page::language)
                .filter(tag -> !tag.isEmpty() && !tag.startsWith("x-"))
                .orElse(null);
    }

    /** The root of a host, or of one language on it, or the very address that was asked for. */
    private static boolean isStart(Url page, Url website) {
        List<String> segments = page.segments();
        return segments.isEmpty()
                || page.equals(website)
                || (segments.size() == 1 && segments.get(0).length() == 2);
    }

    /**
     * Stores the final state of every address.
     *
     * @param entries in the order in which the ledger is to be read, the pages in the order of their worth
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void saveOutcomes(long jobId, List<LedgerEntry> entries) {
        sql.of("""
                        insert into pages (job_id, url, position, state, reason, evidence)
                        select :job, url, position - 1, state, reason, detail
                        from rows from (jsonb_to_recordset(cast(:entries as jsonb))
                                as (url text, state text, reason text, detail jsonb))
                             with ordinality as entry (url, state, reason, detail, position)
                        on conflict (job_id, url) do update
                        set position = excluded.position, state = excluded.state,
                            reason = excluded.reason, evidence = excluded.evidence,
                            content = case when excluded.state = 'DROPPED' then null else pages.content end
                        """)
                .with("job", jobId)
                .with("entries", StoredJson.write(entries))
                .update();
    }

    /** Stores what is known of the documents, whose final states are stored. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void saveAttachments(long jobId, List<Attachment> attachments) {
        sql.of("""
                        update pages set title = entry ->> 'title', attachment = entry
                        from jsonb_array_elements(cast(:entries as jsonb)) as entry
                        where pages.job_id = :job and pages.url = entry ->> 'url'
                        """)
                .with("job", jobId)
                .with("entries", StoredJson.write(attachments))
                .update();
    }

    /** The documents, in the order of their worth. */
    @Transactional
    public List<Attachment> attachments(long jobId) {
        return sql.of("select attachment from pages where job_id = :job and attachment is not null order by position")
                .with("job", jobId)
                .list(row -> StoredJson.read(row.text("attachment"), Attachment.class));
    }

    /** Records which documents the file lists. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void chooseAttachments(long jobId, List<Url> listed) {
        sql.of("""
                        update pages set state = case when cast(:listed as jsonb) @> to_jsonb(url) then 'KEPT' else 'DROPPED' end
                        where job_id = :job and attachment is not null
                        """).with("job", jobId).with("listed", StoredJson.write(listed)).update();
    }

    /** Records what the outline made of the pages. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void choose(long jobId, List<PageDecision> choices) {
        sql.of("""
                        update pages set state = choice.place, reason = choice.reason
                        from jsonb_to_recordset(cast(:entries as jsonb)) as choice (url text, place text, reason text)
                        where pages.job_id = :job and pages.url = choice.url
                        """)
                .with("job", jobId)
                .with("entries", StoredJson.write(choices))
                .update();
    }

    /** The whole ledger of a job, pages first in the order of their worth. */
    @Transactional
    public List<LedgerLine> lines(long jobId) {
        return sql.of("""
                        select url, lower(state) as state, lower(reason) as reason, coalesce(evidence, to_jsonb(detail)) as detail, title
                        from pages where job_id = :job order by position, url
                        """).with("job", jobId).list(Ledger::line);
    }

    /**
     * What a page shows of the ledger; an unknown filter shows everything.
     *
     * @param elsewhere whether addresses on other websites are shown too
     */
    @Transactional
    public LedgerView view(long jobId, @Nullable String show, boolean elsewhere) {
        List<LedgerView.Count> counts = sql.of("""
                        select lower(state) as state, lower(reason) as reason, count(*) as addresses from pages
                        where job_id = :job and (:elsewhere or reason <> 'OUT_OF_SCOPE') group by 1, 2
                        """)
                .with("job", jobId)
                .with("elsewhere", elsewhere)
                .list(row -> new LedgerView.Count(row.text("state"), row.text("reason"), row.intValue("addresses")));
        LedgerView chosen = LedgerView.of(counts, show);
        return chosen.with(sql.of("""
                        select url, lower(state) as state, lower(reason) as reason, coalesce(evidence, to_jsonb(detail)) as detail, title
                        from pages where job_id = :job and (:elsewhere or reason <> 'OUT_OF_SCOPE')
                              and (:filter in ('all', lower(state), lower(state) || '-' || lower(reason)))
                        order by position, url limit :most
                        """)
                .with("job", jobId)
                .with("elsewhere", elsewhere)
                .with("filter", chosen.show())
                .with("most", LedgerView.MOST)
                .list(Ledger::line));
    }

    /** The addresses of a job by the folders of their paths, counted; of a folder with one address the folder that it is in. */
    @Transactional
    public List<FolderCount> folders(long jobId) {
        return sql.of("""
                        with addresses as (
                            select state, reason, string_to_array(split_part(url, '?', 1), '/') as parts
                            from pages where job_id = :job),
                        placed as (
                            select state, reason, parts[3] as host,
                                   case when cardinality(parts) > 4 then parts[4] else '' end as folder,
                                   case when cardinality(parts) > 5 then parts[5] else '' end as inside
                            from addresses),
                        peopled as (
                            select *, count(*) over (partition by host, folder) as in_folder,
                                   count(*) over (partition by host, folder, inside) as in_inside
                            from placed)
                        select host, case when in_folder > 1 then folder else '' end as folder,
                               case when in_inside > 1 then inside else '' end as inside,
                               lower(state) as state, lower(reason) as reason, count(*) as addresses
                        from peopled group by 1, 2, 3, 4, 5
                        """)
                .with("job", jobId)
                .list(row -> new FolderCount(
                        row.text("host"),
                        row.text("folder"),
                        row.text("inside"),
                        row.text("state"),
                        row.text("reason"),
                        row.intValue("addresses")));
    }

    /** The pages that a running job has read last, the newest first: one statement, and no transaction around it. */
    public List<RecentPage> latest(long jobId, int most) {
        return sql.of("""
                        select url, title from pages where job_id = :job and content is not null
                        order by position desc limit :most
                        """)
                .with("job", jobId)
                .with("most", most)
                .list(row -> RecentPage.of(row.text("url"), row.text("title")));
    }

    private static LedgerLine line(Row row) {
        Message detail = StoredJson.read(row.text("detail"), Message.class);
        return new LedgerLine(
                row.text("url"),
                row.text("state"),
                row.text("reason"),
                detail == null ? Message.NONE : detail,
                row.text("title"));
    }
}
