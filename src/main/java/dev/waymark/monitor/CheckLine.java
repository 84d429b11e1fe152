package dev.waymark.monitor;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.StoredJson;
import dev.waymark.web.Ids;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check that was made.
 *
 * @param requests that it sent to the host
 * @param pages of the site, those included that were not sent again
 * @param problem why the site could not be read; null when it could
 */
public record CheckLine(
        Instant started,
        Message outcome,
        Message mode,
        int requests,
        int pages,
        @Nullable Message problem) {

    static CheckLine of(Row row) {
        CheckOutcome outcome = CheckOutcome.valueOf(row.text("outcome"));
        Optional<String> problem = row.optionalText("problem");
        return new CheckLine(
                row.instant("started_at"),
                Message.of("check.outcome." + Ids.of(outcome)),
                Message.of("check.mode." + Ids.of(CheckMode.valueOf(row.text("mode")))),
                row.intValue("requests"),
                row.intValue("pages"),
                problem.map(json -> StoredJson.read(json, Message.class)).orElse(null));
    }
}
