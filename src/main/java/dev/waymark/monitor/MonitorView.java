package dev.waymark.monitor;

import dev.waymark.web.Ids;

/**
 * How a site is checked, as its page shows it.
 *
 * @param state the name of a {@link MonitorState}, in small letters
 * @param notices the name of a {@link NoticeLevel}, likewise
 */
public record MonitorView(String state, String notices, boolean accepts, boolean active) {

    static MonitorView of(Monitor monitor) {
        return new MonitorView(
                Ids.of(monitor.state()),
                Ids.of(monitor.notices()),
                monitor.accepts(),
                monitor.state() == MonitorState.ACTIVE);
    }
}
