package dev.waymark.hosting;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * The files of one host.
 *
 * @param host with its port, unless that is the usual one
 * @param account who has it served; empty when the account was deleted
 * @param submission whose result is served; empty when it was deleted
 * @param nested whether sections and languages have files of their own
 * @param ends when the frozen copy ends
 * @param reason why the operator has taken it down; else empty
 */
public record Hosting(
        long id,
        String host,
        Optional<Long> account,
        Optional<Long> submission,
        HostingState state,
        boolean nested,
        Optional<Instant> ends,
        String reason,
        Instant changed) {

    static final String COLUMNS = "id, host, account_id, submission_id, state, nested, ends_at, reason, changed_at";

    static Hosting of(Row row) {
        return new Hosting(
                row.longValue("id"),
                row.text("host"),
                row.optionalLong("account_id"),
                row.optionalLong("submission_id"),
                HostingState.valueOf(row.text("state")),
                row.booleanValue("nested"),
                row.optionalInstant("ends_at"),
                row.text("reason"),
                row.instant("changed_at"));
    }
}
