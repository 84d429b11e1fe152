package dev.waymark.account;

import dev.waymark.storage.Row;
import dev.waymark.submission.Offer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A payment as its payer sees it.
 *
 * @param price as people write it, such as £29
 * @param keptUntil when the record of it is deleted
 */
public record AccountPayment(UUID order, String price, String state, Instant paid, Instant keptUntil) {

    /** @param years how long the law wants records of payments to be kept */
    static AccountPayment of(Row row, int years) {
        Instant paid = row.instant("paid_at");
        return new AccountPayment(
                row.uuid("order_id"),
                Offer.written(row.intValue("amount"), row.text("currency")),
                row.text("state"),
                paid,
                paid.atOffset(ZoneOffset.UTC).plusYears(years).toInstant());
    }
}
