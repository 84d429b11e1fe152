package dev.waymark.admin;

import dev.waymark.storage.Row;
import dev.waymark.submission.Offer;
import dev.waymark.web.UtcTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment in the operator's list.
 *
 * @param site what it was for; empty when nobody has said
 * @param job the number of its job; 0 when there is none
 */
public record PaymentLine(
        long id,
        UUID order,
        String site,
        long job,
        String amount,
        String state,
        UtcTime created,
        @Nullable UtcTime paid) {

    static PaymentLine of(Row row) {
        return new PaymentLine(
                row.longValue("id"),
                row.uuid("order_id"),
                row.text("url"),
                row.longValue("job_id"),
                Offer.written(row.longValue("amount"), row.text("currency")),
                row.text("state"),
                UtcTime.of(row.instant("created_at")),
                UtcTime.of(row.optionalInstant("paid_at")));
    }
}
