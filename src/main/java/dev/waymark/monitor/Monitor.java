package dev.waymark.monitor;

import dev.waymark.change.Change;
import dev.waymark.storage.Row;
import dev.waymark.storage.StoredJson;
import java.util.List;

/**
 * A kept site that is checked for its account.
 *
 * @param number of its submission
 * @param watch the number of the website that is checked
 * @param accepts whether changes of what we wrote are accepted without asking
 * @param written what we have written of its file
 * @param writtenVersion the version from which that was taken
 * @param unconfirmed changes that one reading has shown
 */
public record Monitor(
        long number,
        long account,
        long watch,
        MonitorState state,
        NoticeLevel notices,
        boolean accepts,
        String written,
        int writtenVersion,
        List<Change> unconfirmed) {

    static final String COLUMNS =
            "monitors.submission_id, monitors.account_id, watch_id, state, notices, accepts, written, written_version, unconfirmed";

    static Monitor of(Row row) {
        return new Monitor(
                row.longValue("submission_id"),
                row.longValue("account_id"),
                row.longValue("watch_id"),
                MonitorState.valueOf(row.text("state")),
                NoticeLevel.valueOf(row.text("notices")),
                row.booleanValue("accepts"),
                row.text("written"),
                row.intValue("written_version"),
                List.of(StoredJson.read(row.text("unconfirmed"), Change[].class)));
    }
}
