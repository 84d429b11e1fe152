package dev.waymark.monitor;

import java.util.Map;

/**
 * How the checks of all servers are doing.
 *
 * @param monitors sites of accounts by state
 * @param overdueSeconds how long the check waits that has waited longest; 0 when none is due
 * @param due how many checks are due and not begun
 * @param checks those of the last day, by outcome
 * @param notices mails about changes of the last week
 */
public record MonitorCounts(
        Map<MonitorState, Long> monitors, long overdueSeconds, long due, Map<CheckOutcome, Long> checks, long notices) {

    public long in(MonitorState state) {
        return monitors.getOrDefault(state, 0L);
    }

    public long ended(CheckOutcome outcome) {
        return checks.getOrDefault(outcome, 0L);
    }
}
