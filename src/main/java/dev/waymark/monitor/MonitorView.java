package dev.waymark.monitor;

import dev.waymark.web.Ids;

/**
 * How a site is checked, as its page shows it.
 *
 * @param state the name of a {@link MonitorState}, in small letters
 * @param notices the name of a {@link NoticeLevel}, likewise
 */
public record MonitorView(String state, String notices, boolean accepts, boolean active) {

    /** What is not covered any more counts as not paid for, although that is stored only a little later. */
    static MonitorView of(Monitor monitor, boolean covered) {
        MonitorState state =
                monitor.state() == MonitorState.ACTIVE && !covered ? MonitorState.NOT_PAID : monitor.state();
        return new MonitorView(
                Ids.of(state), Ids.of(monitor.notices()), monitor.accepts(), state == MonitorState.ACTIVE);
    }
}
