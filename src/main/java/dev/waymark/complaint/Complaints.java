package dev.waymark.complaint;

import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All complaints. */
@ApplicationScoped
public class Complaints {

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
    void add(ComplaintKind kind, String host, String text, String contact) {
        sql.of("insert into complaints (kind, host, text, contact) values (:kind, :host, :text, :contact)")
                .with("kind", kind.name())
                .with("host", host)
                .with("text", text)
                .with("contact", contact)
                .update();
    }

    /** Those that wait, the oldest first. */
    @Transactional
    public List<Line> open(ComplaintKind kind) {
        return sql.of("""
                        select id, host, text, contact, created_at from complaints
                        where kind = :kind and decided_at is null order by id limit :page
                        """).with("kind", kind.name()).with("page", PAGE).list(Line::of);
    }

    /** Ends one that the operator has answered; its host, or nothing when none of this kind and number waits. */
    @Transactional
    public Optional<String> decide(ComplaintKind kind, long id) {
        return sql.of("""
                        update complaints set decided_at = now()
                        where id = :id and kind = :kind and decided_at is null returning host
                        """).with("id", id).with("kind", kind.name()).first(row -> row.text("host"));
    }

    @Transactional
    public void deleteOld() {
        sql.of("delete from complaints where decided_at < now() - make_interval(days => :days)")
                .with("days", DAYS_KEPT)
                .update();
    }
}
