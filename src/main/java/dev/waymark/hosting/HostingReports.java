package dev.waymark.hosting;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What people report of hosted files: the operator looks at the file and decides. */
@ApplicationScoped
public class HostingReports {

    private static final int PAGE = 100;
    private static final int DAYS_KEPT = 90;

    @Inject
    private Sql sql;

    /** One that waits to be decided. */
    public record Line(long id, String host, String text, String contact, Instant created) {

        static Line of(Row row) {
            return new Line(
                    row.longValue("id"),
                    row.text("host"),
                    row.text("text"),
                    row.text("contact"),
                    row.instant("created_at"));
        }
    }

    @Transactional
    void add(String host, String text, String contact) {
        sql.of("insert into hosting_reports (host, text, contact) values (:host, :text, :contact)")
                .with("host", host)
                .with("text", text)
                .with("contact", contact)
                .update();
    }

    /** Those that wait, the oldest first. */
    @Transactional
    public List<Line> open() {
        return sql.of("""
                        select id, host, text, contact, created_at from hosting_reports
                        where decided_at is null order by id limit :page
                        """).with("page", PAGE).list(Line::of);
    }

    /** Ends one that the operator has dealt with; false when there is none of this number. */
    @Transactional
    public boolean decide(long id) {
        return sql.of("update hosting_reports set decided_at = now() where id = :id and decided_at is null")
                        .with("id", id)
                        .update()
                == 1;
    }

    @Transactional
    void deleteOld() {
        sql.of("delete from hosting_reports where decided_at < now() - make_interval(days => :days)")
                .with("days", DAYS_KEPT)
                .update();
    }
}
