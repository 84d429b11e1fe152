package dev.waymark.bulk;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A list.
 *
 * @param name what its account calls it; may be empty
 * @param finished when the last of its websites came to its end
 */
public record Bulk(
        long number, BulkId id, String name, Instant created, Optional<Instant> finished, BulkCounts counts) {

    static Bulk of(Row row) {
        return new Bulk(
                row.longValue("id"),
                new BulkId(row.text("public_id")),
                row.text("name"),
                row.instant("created_at"),
                row.optionalInstant("finished_at"),
                BulkCounts.of(row));
    }
}
