package dev.waymark.monitor;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers and lists about checks, for the operator. */
@ApplicationScoped
public class MonitorStatistics {

    private static final int PAGE = 50;

    @Inject
    private Sql sql;

    @Transactional
    public MonitorCounts count() {
        Map<MonitorState, Long> monitors = new EnumMap<>(MonitorState.class);
        sql.of("select state, count(*) as sites from monitors group by state")
                .list(row -> monitors.put(MonitorState.valueOf(row.text("state")), row.longValue("sites")));
        Map<CheckOutcome, Long> checks = new EnumMap<>(CheckOutcome.class);
        sql.of(
                        "select outcome, count(*) as ended from checks where ended_at > now() - interval '1 day' group by outcome")
                .list(row -> checks.put(CheckOutcome.valueOf(row.text("outcome")), row.longValue("ended")));
        return sql.of("""
                        select count(*) as due, coalesce(extract(epoch from now() - min(due_at)), 0) as overdue,
                               (select count(*) from notices where created_at > now() - interval '7 days') as notices
                        from watches
                        where due_at <= now() and (claimed_until is null or claimed_until < now())
                              and exists (select 1 from monitors where watch_id = watches.id and state = 'ACTIVE')
                        """)
                .one(row -> new MonitorCounts(
                        monitors,
                        (long) row.doubleValue("overdue"),
                        row.longValue("due"),
                        checks,
                        row.longValue("notices")));
    }

    /**
     * A website whose last check did not succeed.
     *
     * @param accounts how many have it checked
     */
    public record Failing(String url, int failures, Instant next, long accounts, Optional<Message> problem) {

        static Failing of(Row row) {
            return new Failing(
                    row.text("url"),
                    row.intValue("failures"),
                    row.instant("due_at"),
                    row.longValue("accounts"),
                    row.optionalText("problem").map(json -> StoredJson.read(json, Message.class)));
        }
    }

    /** The websites that could not be read at their last check, those that wait for their accounts first. */
    @Transactional
    public List<Failing> failing() {
        return sql.of("""
                        select url, failures, due_at, problem,
                               (select count(*) from monitors where watch_id = watches.id) as accounts
                        from watches
                        join lateral (select outcome, problem from checks where watch_id = watches.id order by id desc limit 1) as latest
                             on latest.outcome = 'UNREADABLE'
                        order by exists (select 1 from monitors where watch_id = watches.id and state = 'FAILING') desc, due_at
                        limit :page
                        """).with("page", PAGE).list(Failing::of);
    }
}
