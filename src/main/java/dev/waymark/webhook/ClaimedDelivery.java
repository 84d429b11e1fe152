package dev.waymark.webhook;

import dev.waymark.storage.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this server makes now.
 *
 * @param sealed what is posted, encrypted
 * @param attempt counts the tries, this one included
 * @param now the database's time, which the message is signed with
 */
record ClaimedDelivery(
        long id,
        UUID claim,
        long endpoint,
        String url,
        String key,
        String type,
        String sealed,
        int attempt,
        Instant now) {

    static ClaimedDelivery of(Row row) {
        return new ClaimedDelivery(
                row.longValue("id"),
                row.uuid("claim"),
                row.longValue("endpoint_id"),
                row.text("url"),
                row.text("key"),
                row.text("type"),
                row.text("payload"),
                row.intValue("attempts"),
                row.instant("now"));
    }

    boolean isChallenge() {
        return type.equals(WebhookMessages.CHALLENGE);
    }
}
