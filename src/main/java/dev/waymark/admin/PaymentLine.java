package dev.waymark.admin;

import dev.waymark.submission.Offer;
import java.util.UUID;

/**
 * A payment in the operator's list.
 *
 * @param site what it was for; empty when nobody has said
 * @param job the number of its job; 0 when there is none
 */
public record PaymentLine(
        long id, UUID order, String site, long job, String amount, String state, UtcTime created, UtcTime paid) {

    static PaymentLine of(Object[] row) {
        return new PaymentLine(
                ((Number) row[0]).longValue(),
                UUID.fromString((String) row[1]),
                (String) row[2],
                ((Number) row[3]).longValue(),
                Offer.written(((Number) row[4]).longValue(), (String) row[5]),
                (String) row[6],
                UtcTime.ofMillis(row[7]),
                UtcTime.ofMillis(row[8]));
    }
}
