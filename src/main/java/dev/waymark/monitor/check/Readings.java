package dev.waymark.monitor.check;

import dev.waymark.crawl.Revisit.KnownPage;
import dev.waymark.fetch.Validators;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Of each website the reading that changes are looked for against. */
@ApplicationScoped
public class Readings {

    @Inject
    private Sql sql;

    @Transactional
    StoredReading load(long watch) {
        List<KnownPage> pages = sql.of("""
                        select content, etag, last_modified, listed from watch_pages where watch_id = :watch order by position
                        """)
                .with("watch", watch)
                .list(row -> new KnownPage(
                        StoredJson.readCompressed(row.text("content"), Page.class),
                        new Validators(row.text("etag"), row.text("last_modified")),
                        row.text("listed")));
        List<Attachment> attachments = sql.of(
                        "select content from watch_documents where watch_id = :watch order by position")
                .with("watch", watch)
                .list(row -> StoredJson.read(row.text("content"), Attachment.class));
        return sql.of("select known, read_on from watches where id = :watch")
                .with("watch", watch)
                .one(row -> new StoredReading(
                        pages,
                        attachments,
                        Set.copyOf(List.of(StoredJson.readCompressed(row.text("known"), Url[].class))),
                        row.optionalText("read_on").map(LocalDate::parse)));
    }

    /** Puts a reading in the place of the earlier one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(long watch, StoredReading reading) {
        sql.of("delete from watch_pages where watch_id = :watch")
                .with("watch", watch)
                .update();
        sql.of("delete from watch_documents where watch_id = :watch")
                .with("watch", watch)
                .update();
        sql.of("""
                        insert into watch_pages (watch_id, position, url, content, etag, last_modified, listed)
                        select :watch, ordinality, url, cast(content as jsonb), etag, last_modified, listed
                        from unnest(cast(:urls as text[]), cast(:contents as text[]), cast(:etags as text[]), cast(:modified as text[]),
                                    cast(:listed as text[])) with ordinality as page (url, content, etag, last_modified, listed)
                        """)
                .with("watch", watch)
                .with("urls", texts(reading, known -> known.page().url().toString()))
                .with("contents", texts(reading, known -> StoredJson.writeCompressed(known.page())))
                .with("etags", texts(reading, known -> known.validators().etag()))
                .with("modified", texts(reading, known -> known.validators().lastModified()))
                .with("listed", texts(reading, KnownPage::listed))
                .update();
        sql.of("update watches set known = cast(:known as jsonb), read_on = cast(:day as date) where id = :watch")
                .with("known", StoredJson.writeCompressed(reading.known()))
                .with("day", reading.day().map(LocalDate::toString).orElse(null))
                .with("watch", watch)
                .update();
        sql.of("""
                        insert into watch_documents (watch_id, position, content)
                        select :watch, ordinality, entry
                        from jsonb_array_elements(cast(:documents as jsonb)) with ordinality as document (entry)
                        """)
                .with("watch", watch)
                .with("documents", StoredJson.write(reading.attachments()))
                .update();
    }

    private static String[] texts(StoredReading reading, Function<KnownPage, String> of) {
        return reading.pages().stream().map(of).toArray(String[]::new);
    }
}
