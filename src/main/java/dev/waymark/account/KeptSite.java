package dev.waymark.account;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A result that an account keeps.
 *
 * @param number of its submission
 * @param account that keeps it
 * @param sealed the token of its job, encrypted
 * @param name what the account calls it; empty when it has no name of its own
 * @param full whether it has what belongs to the full service
 */
public record KeptSite(
        long number,
        long account,
        long jobId,
        String sealed,
        String url,
        String name,
        Instant kept,
        Instant made,
        Optional<Instant> expires,
        boolean full) {

    static KeptSite of(Row row) {
        return new KeptSite(
                row.longValue("number"),
                row.longValue("account_id"),
                row.longValue("job_id"),
                row.text("sealed"),
                row.text("url"),
                row.text("name"),
                row.instant("kept_at"),
                row.instant("finished_at"),
                row.optionalInstant("expires_at"),
                row.booleanValue("assessed"));
    }
}
