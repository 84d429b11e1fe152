package dev.waymark.mail;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail in the operator's list. What it says is kept nowhere.
 *
 * @param recipient masked; empty when it is deleted
 * @param problem why the last try failed; empty when it did not
 */
public record MailLine(
        long id,
        MailKind kind,
        String state,
        String recipient,
        int tries,
        String problem,
        Instant created,
        Optional<Instant> ended) {

    static MailLine of(Row row) {
        return new MailLine(
                row.longValue("id"),
                MailKind.valueOf(row.text("kind")),
                row.text("state"),
                row.optionalText("recipient")
                        .flatMap(MailAddress::parse)
                        .map(MailAddress::masked)
                        .orElse(""),
                row.intValue("tries"),
                row.optionalText("problem")
                        .map(MailProblem::valueOf)
                        .map(MailProblem::words)
                        .orElse(""),
                row.instant("created_at"),
                row.optionalInstant("ended_at"));
    }
}
