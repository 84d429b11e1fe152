package dev.waymark.mail;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail in the operator's list. What it says is kept nowhere.
 *
 * @param recipient masked; empty when it is deleted
 * @param problem why the last try failed; none when it did not
 */
public record MailLine(
        long id,
        MailKind kind,
        String state,
        String recipient,
        int tries,
        Optional<Message> problem,
        Instant created,
        Optional<Instant> ended) {

    static MailLine of(Row row) {
        return new MailLine(
                row.longValue("id"),
                MailKind.valueOf(row.text("kind")),
                row.text("state").toLowerCase(Locale.ROOT),
                row.optionalText("recipient")
                        .flatMap(MailAddress::parse)
                        .map(MailAddress::masked)
                        .orElse(""),
                row.intValue("tries"),
                row.optionalText("problem").map(MailProblem::valueOf).map(MailProblem::message),
                row.instant("created_at"),
                row.optionalInstant("ended_at"));
    }
}
