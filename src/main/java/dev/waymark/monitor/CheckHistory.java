package dev.waymark.monitor;

import dev.waymark.storage.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checks that were made of a site, and the next one. */
@ApplicationScoped
class CheckHistory {

    private static final int MAX_LINES = 10;
    private static final int MAX_SCORES = 60;

    @Inject
    private Sql sql;

    /** The latest first. */
    @Transactional
    List<CheckLine> lines(long watch) {
        return sql.of("""
                        select started_at, outcome, mode, requests, pages, problem from checks
                        where watch_id = :watch order by id desc limit :most
                        """).with("watch", watch).with("most", MAX_LINES).list(CheckLine::of);
    }

    @Transactional
    Optional<Instant> next(long watch) {
        return sql.of("select due_at from watches where id = :watch")
                .with("watch", watch)
                .first(row -> row.instant("due_at"));
    }

    /** Whether a check is under way. */
    @Transactional
    boolean isRunning(long watch) {
        return sql.of("select 1 from watches where id = :watch and claimed_until > now()")
                .with("watch", watch)
                .exists();
    }

    /** The scores of a file over time, the oldest first. */
    @Transactional
    List<ScoreChart.Score> scores(long number) {
        return sql.of("""
                        select * from (
                            select checked_at, score, grade from monitor_scores where submission_id = :number
                            order by checked_at desc limit :most) as latest
                        order by checked_at
                        """)
                .with("number", number)
                .with("most", MAX_SCORES)
                .list(row -> new ScoreChart.Score(row.instant("checked_at"), row.intValue("score"), row.text("grade")));
    }
}
