package dev.waymark.hosting;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.PageText;
import dev.waymark.job.Jobs;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.outline.NestedFiles;
import dev.waymark.outline.PageTexts;
import dev.waymark.page.Page;
import dev.waymark.result.Results;
import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
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

    /** The name of the version that this path is the permanent address of. */
    static Optional<String> versionName(String path) {
        Matcher version = VERSION.matcher(path);
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** Whether there is a file at this path that is stored as it is. */
    static boolean isStored(HostedSite.State site, String path) {
        return path.equals(FULL) || (path.equals(DOCUMENT) && !site.nested());
    }

    /** Whether there can be a file at this path that is made from the stored pages. */
    static boolean isDerived(String path) {
        return path.endsWith(".md") || path.endsWith(DOCUMENT);
    }

    /** The document or the full text. */
    @Transactional
    Optional<HostedFile> stored(HostedSite.State site, String path) {
        HostedFile.Where where = at(site, path, HostedFile.TEXT, path.substring(1));
        return (path.equals(FULL) ? full(site) : document(site)).map(found -> found.as(where));
    }

    /** The versions that are still kept, none that is newer than a frozen one: their numbers by the names of their texts. */
    @Transactional
    Map<String, Integer> versions(HostedSite.State site) {
        Map<String, Integer> versions = new HashMap<>();
        sql.of("""
                        select version, left(encode(sha256(convert_to(llms_txt, 'UTF8')), 'hex'), 32) as name from versions
                        where job_id = :job and (:last = 0 or version <= :last)
                        """)
                .with("job", site.job().orElseThrow())
                .with("last", site.frozen().orElse(0))
                .list(row -> versions.put(row.text("name"), row.intValue("version")));
        return versions;
    }

    /** An earlier version, at the address that never shows another. */
    @Transactional
    Optional<HostedFile> version(HostedSite.State site, int number) {
        return text(site, number)
                .map(found ->
                        found.as(new HostedFile.Where(HostedFile.TEXT, origin(site) + DOCUMENT, true, "version")));
    }

    /**
     * By their paths, what is made from the stored pages: the texts of those that the document lists, and, where its owner wants them,
     * files of sections and languages together with the document that leads to them.
     */
    @Transactional
    Map<String, HostedFile> derived(HostedSite.State site) {
        Dated stored = document(site).orElseThrow();
        Dated document = new Dated(stored.text(), Collections.max(List.of(stored.made(), site.changed())));
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
            HostedFile file =
                    document.with(text.write(text.url().at(DOCUMENT))).as(at(site, path, HostedFile.MARKDOWN, "page"));
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
        return newest(site).flatMap(newest -> text(site, newest));
    }

    private Optional<Dated> full(HostedSite.State site) {
        if (site.frozen().isPresent()) {
            return frozen(site, "frozen_full");
        }
        return site.job().flatMap(results::find).flatMap(result -> text(site, result.version())
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

    private Optional<Dated> text(HostedSite.State site, int number) {
        return sql.of("select llms_txt, created_at from versions where job_id = :job and version = :number")
                .with("job", site.job().orElseThrow())
                .with("number", number)
                .first(row -> new Dated(row.text("llms_txt"), row.instant("created_at")));
    }
}
