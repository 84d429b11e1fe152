package dev.waymark.hosting;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.PageText;
import dev.waymark.job.Jobs;
import dev.waymark.job.Ledger;
import dev.waymark.job.PageTexts;
import dev.waymark.outline.NestedFiles;
import dev.waymark.page.Page;
import dev.waymark.result.Results;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is served from the database. */
@ApplicationScoped
class HostedContent {

    /** What the texts of one site's pages may take in memory, in bytes; the first ones of the document are served. */
    private static final long MAX_PAGES_BYTES = 8L * 1024 * 1024;

    private static final String DOCUMENT = "/llms.txt";
    private static final String FULL = "/llms-full.txt";
    private static final Pattern VERSION = Pattern.compile("/versions/([0-9a-f]{32})/llms\\.txt");

    @Inject
    private Sql sql;

    @Inject
    private Results results;

    @Inject
    private Ledger ledger;

    @Inject
    private Jobs jobs;

    /** The state of a host; empty when nothing was ever served for it. */
    @Transactional
    Optional<HostedSite.State> state(String host) {
        return sql.of(HostedSite.STATES + "where host = :host")
                .with("host", host)
                .first(HostedSite.State::of);
    }

    /** The states of those of some hosts for which something was ever served. */
    @Transactional
    List<HostedSite.State> states(String... hosts) {
        return sql.of(HostedSite.STATES + "where host = any(:hosts)")
                .with("hosts", hosts)
                .list(HostedSite.State::of);
    }

    /** A text with the time at which it was made. */
    private record Dated(String text, Instant made) {

        Dated with(String other) {
            return new Dated(other, made);
        }

        HostedFile as(HostedFile.Where where) {
            return new HostedFile(text, made, where);
        }
    }

    /** Whether there can be a file at this path that is stored as it is. */
    static boolean isSingle(HostedSite.State site, String path) {
        return (path.equals(DOCUMENT) && !site.nested())
                || path.equals(FULL)
                || VERSION.matcher(path).matches();
    }

    /** Whether there can be a file at this path that is made from the stored pages. */
    static boolean isDerived(String path) {
        return path.endsWith(".md") || path.endsWith(DOCUMENT);
    }

    /** The document, the full text, or an earlier version. */
    @Transactional
    Optional<HostedFile> single(HostedSite.State site, String path) {
        Matcher version = VERSION.matcher(path);
        if (version.matches()) {
            return version(site, version.group(1))
                    .map(found ->
                            found.as(new HostedFile.Where(HostedFile.TEXT, origin(site) + DOCUMENT, true, "version")));
        }
        HostedFile.Where where = at(site, path, HostedFile.TEXT, path.substring(1));
        return (path.equals(FULL) ? full(site) : document(site)).map(found -> found.as(where));
    }

    /**
     * By their paths, what is made from the stored pages: the texts of those that the document lists, and, where its owner wants them,
     * files of sections and languages together with the document that leads to them.
     */
    @Transactional
    Map<String, HostedFile> derived(HostedSite.State site) {
        Dated document = document(site).orElseThrow();
        long job = site.job().orElseThrow();
        List<Page> pages = ledger.pages(job);
        Map<String, HostedFile> files = new LinkedHashMap<>();
        if (site.nested()) {
            NestedFiles nested = NestedFiles.of(pages, jobs.optionsOf(job), document.text());
            files.put(DOCUMENT, document.with(nested.root()).as(at(site, DOCUMENT, HostedFile.TEXT, "llms.txt")));
            nested.files()
                    .forEach((path, text) ->
                            files.put(path, document.with(text).as(at(site, path, HostedFile.TEXT, "section"))));
        }
        long bytes = 0;
        for (PageText text : PageTexts.of(LlmsTxtParser.parse(document.text()).document(), pages)) {
            String path = "/" + text.path();
            HostedFile file = document.with(text.write()).as(at(site, path, HostedFile.MARKDOWN, "page"));
            bytes += file.size();
            if (bytes > MAX_PAGES_BYTES) {
                break;
            }
            files.putIfAbsent(path, file);
        }
        return files;
    }

    private static HostedFile.Where at(HostedSite.State site, String path, String type, String kind) {
        return new HostedFile.Where(type, origin(site) + path, false, kind);
    }

    private static String origin(HostedSite.State site) {
        return Url.parse(site.url()).origin();
    }

    private Optional<Dated> document(HostedSite.State site) {
        if (site.frozen().isPresent()) {
            return frozen(site, "frozen_txt");
        }
        return newest(site).flatMap(newest -> version(site, newest));
    }

    private Optional<Dated> full(HostedSite.State site) {
        if (site.frozen().isPresent()) {
            return frozen(site, "frozen_full");
        }
        return site.job().flatMap(results::find).flatMap(result -> version(site, result.version())
                .map(version -> new Dated(result.llmsFull(), version.made())));
    }

    private Optional<Integer> newest(HostedSite.State site) {
        return sql.of("select version from result_versions where job_id = :job")
                .with("job", site.job().orElseThrow())
                .first(row -> row.intValue("version"));
    }

    private Optional<Dated> frozen(HostedSite.State site, String column) {
        return sql.of("select " + column + " as text, changed_at from hostings where host = :host and state = 'FROZEN'")
                .with("host", site.host())
                .first(row -> new Dated(row.text("text"), row.instant("changed_at")));
    }

    private Optional<Dated> version(HostedSite.State site, int number) {
        return sql.of("select llms_txt, created_at from versions where job_id = :job and version = :number")
                .with("job", site.job().orElseThrow())
                .with("number", number)
                .first(HostedContent::dated);
    }

    /** A version that is still kept, by the name of its text; none that is newer than a frozen one. */
    private Optional<Dated> version(HostedSite.State site, String name) {
        return sql.of("""
                        select llms_txt, created_at from versions
                        where job_id = :job and (:last = 0 or version <= :last)
                            and left(encode(sha256(convert_to(llms_txt, 'UTF8')), 'hex'), 32) = :name
                        order by version limit 1
                        """)
                .with("job", site.job().orElseThrow())
                .with("last", site.frozen().orElse(0))
                .with("name", name)
                .first(HostedContent::dated);
    }

    private static Dated dated(Row row) {
        return new Dated(row.text("llms_txt"), row.instant("created_at"));
    }
}
