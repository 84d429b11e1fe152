package dev.waymark.monitor.check;

import dev.waymark.assessment.ScoreSummary;
import dev.waymark.change.Change;
import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.message.Message;
import dev.waymark.monitor.CheckMode;
import dev.waymark.monitor.Monitor;
import dev.waymark.monitor.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check has found, before it is stored.
 *
 * @param first whether there was nothing to compare with
 * @param problem why the site could not be read
 * @param reading empty with a problem
 * @param last whether no other reading is waited for, although this one and the one before differ
 */
public record CheckResult(
        Instant started,
        CheckMode mode,
        int requests,
        boolean first,
        Optional<Message> problem,
        Trust trust,
        Optional<StoredReading> reading,
        List<ForMonitor> found,
        boolean last) {

    /**
     * What it means for the file of one account.
     *
     * @param changes that this reading shows against the stored one
     */
    record ForMonitor(Monitor monitor, Written written, List<Change> changes, ScoreSummary score) {

        /** The changes that an earlier reading has shown too. */
        List<Change> agreed() {
            return changes.stream()
                    .filter(change -> monitor.unconfirmed().stream().anyMatch(change::agreesWith))
                    .toList();
        }

        /** Whether there is a change where the readings before had shown none. */
        boolean hasNew() {
            return changes.stream().anyMatch(change -> monitor.unconfirmed().stream()
                    .noneMatch(seen -> seen.key().equals(change.key())));
        }
    }

    static CheckResult unreadable(Instant started, CheckMode mode, int requests, Message problem) {
        return new CheckResult(
                started, mode, requests, false, Optional.of(problem), Trust.NONE, Optional.empty(), List.of(), false);
    }

    /** Whether another reading has to confirm what this one shows. */
    boolean isToBeConfirmed() {
        return !last && found.stream().anyMatch(ForMonitor::hasNew);
    }
}
