package dev.waymark.monitor.check;

import dev.waymark.change.Change;
import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.extract.PageReader;
import dev.waymark.message.Message;
import dev.waymark.monitor.CheckIntervals;
import dev.waymark.monitor.CheckMode;
import dev.waymark.monitor.CheckOutcome;
import dev.waymark.monitor.Monitor;
import dev.waymark.monitor.MonitorSettings;
import dev.waymark.monitor.MonitorState;
import dev.waymark.monitor.Monitors;
import dev.waymark.monitor.Proposals;
import dev.waymark.monitor.Watch;
import dev.waymark.monitor.Watches;
import dev.waymark.storage.Sql;
import dev.waymark.storage.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores what checks have found. Each method is one transaction, and does nothing when another server has the check by now. */
@ApplicationScoped
public class CheckResults {

    /** After so many checks in a row that could not read a site its checks are paused. */
    private static final int MAX_FAILURES = 3;

    @Inject
    private Sql sql;

    @Inject
    private Watches watches;

    @Inject
    private Readings readings;

    @Inject
    private Monitors monitors;

    @Inject
    private Proposals proposals;

    @Inject
    private Notices notices;

    @Inject
    private Event<SiteChanged> changed;

    @Inject
    private HostBudget budget;

    @Inject
    private CheckIntervals intervals;

    @Inject
    private MonitorSettings settings;

    /** Nothing was read: the host is blocked, or has had its requests of this month. */
    @Transactional
    public boolean skip(Watch watch, Instant started) {
        if (!watches.lock(watch)) {
            return false;
        }
        record(watch, started, CheckOutcome.OVER_BUDGET, CheckMode.WHOLE, 0, 0, null);
        watches.end(watch, settings.days(settings.days()));
        return true;
    }

    /** The server stops: another one begins the check again. */
    @Transactional
    public boolean release(Watch watch, int requests) {
        budget.count(watch.host(), requests);
        watches.release(watch);
        return true;
    }

    @Transactional
    public boolean save(Watch watch, CheckResult result) {
        if (!watches.lock(watch)) {
            return false;
        }
        budget.count(watch.host(), result.requests());
        if (result.problem().isPresent()) {
            fail(watch, result, result.problem().get());
        } else {
            succeed(watch, result);
        }
        return true;
    }

    private void fail(Watch watch, CheckResult result, Message problem) {
        int failures = watch.failures() + 1;
        record(
                watch,
                result.started(),
                CheckOutcome.UNREADABLE,
                result.mode(),
                result.requests(),
                0,
                StoredJson.write(problem));
        watches.end(watch.failed(failures % MAX_FAILURES), settings.days(failures));
        if (failures == MAX_FAILURES) {
            for (Monitor monitor : monitors.of(watch)) {
                monitors.change(monitor.number(), MonitorState.FAILING);
                notices.failing(monitor);
            }
        }
    }

    private void succeed(Watch watch, CheckResult result) {
        StoredReading reading = result.reading().orElseThrow();
        boolean toBeConfirmed = result.isToBeConfirmed();
        boolean told = false;
        for (CheckResult.ForMonitor one : result.found()) {
            told |= tell(one, toBeConfirmed);
        }
        if (result.first() || !toBeConfirmed) {
            readings.save(watch.id(), reading);
        }
        record(
                watch,
                result.started(),
                outcome(result.first(), toBeConfirmed, told),
                result.mode(),
                result.requests(),
                reading.pages().size(),
                null);
        int readings = toBeConfirmed ? watch.confirming() + 1 : 0;
        watches.end(watch.read(readings, trust(watch, result), PageReader.VERSION), pause(watch, toBeConfirmed));
    }

    /** A first reading has nothing to prove anything by. */
    private static Trust trust(Watch watch, CheckResult result) {
        return result.first() ? watch.trust() : result.trust();
    }

    private Duration pause(Watch watch, boolean toBeConfirmed) {
        return settings.days(toBeConfirmed ? 1 : Math.max(1, intervals.days(watch) - watch.confirming()));
    }

    private static CheckOutcome outcome(boolean first, boolean toBeConfirmed, boolean told) {
        if (told) {
            return CheckOutcome.CONFIRMED;
        }
        return first ? CheckOutcome.FIRST : toBeConfirmed ? CheckOutcome.CHANGED : CheckOutcome.UNCHANGED;
    }

    /** Whether there was anything to tell. While the site was read its account may have paused or ended the checks, or accepted changes. */
    private boolean tell(CheckResult.ForMonitor one, boolean toBeConfirmed) {
        long number = one.monitor().number();
        Optional<Monitor> locked = proposals.lock(number).filter(monitor -> monitor.state() == MonitorState.ACTIVE);
        if (locked.isEmpty()) {
            return false;
        }
        Monitor monitor = locked.get();
        if (one.written().version() > monitor.writtenVersion()) {
            monitors.keep(number, one.written());
        }
        monitors.keep(number, toBeConfirmed ? one.changes() : List.of());
        List<Change> fresh = proposals.propose(monitor, one.agreed());
        if (!fresh.isEmpty()) {
            notices.changed(monitor, fresh);
            changed.fire(new SiteChanged(number, monitor.account(), fresh.size(), (int) fresh.stream()
                    .filter(change -> change.weight() == Change.Weight.IMPORTANT)
                    .count()));
        }
        sql.of("""
                        insert into monitor_scores (submission_id, score, grade, changes) values (:number, :score, :grade, :changes)
                        on conflict do nothing
                        """)
                .with("number", number)
                .with("score", one.score().overall())
                .with("grade", one.score().grade().name())
                .with("changes", fresh.size())
                .update();
        return !fresh.isEmpty();
    }

    private void record(
            Watch watch,
            Instant started,
            CheckOutcome outcome,
            CheckMode mode,
            int requests,
            int pages,
            @Nullable String problem) {
        sql.of("""
                        insert into checks (watch_id, due_at, started_at, outcome, mode, requests, pages, problem)
                        select id, due_at, :started, :outcome, :mode, :requests, :pages, :problem from watches where id = :watch
                        """)
                .with("started", started)
                .with("outcome", outcome.name())
                .with("mode", mode.name())
                .with("requests", requests)
                .with("pages", pages)
                .with("problem", problem)
                .with("watch", watch.id())
                .update();
    }
}
