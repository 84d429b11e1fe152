package dev.waymark.mail;

import dev.waymark.storage.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that this server sends now.
 *
 * @param sealed the secret of its request, as it is stored
 * @param attempt counts the tries; a write of an earlier one changes nothing
 */
record ClaimedMail(
        long id, UUID key, MailKind kind, long about, Optional<String> sealed, MailAddress recipient, int attempt) {

    static final int MAX_TRIES = 10;

    /** Whether it is given up when it fails now. */
    boolean isLastTry() {
        return attempt >= MAX_TRIES;
    }

    static ClaimedMail of(Row row) {
        return new ClaimedMail(
                row.longValue("id"),
                row.uuid("message_key"),
                MailKind.valueOf(row.text("kind")),
                row.longValue("about"),
                row.optionalText("sealed"),
                MailAddress.parse(row.text("recipient")).orElseThrow(),
                row.intValue("tries"));
    }
}
