package dev.waymark.admin;

import dev.waymark.payment.Payment;
import dev.waymark.payment.Refunds;
import dev.waymark.submission.Offer;
import dev.waymark.web.Ids;
import dev.waymark.web.UtcTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A page of the payments.
 *
 * @param state which ones; empty for all
 * @param due those that bought nothing and may have to be given back
 * @param next the number that the next page begins below; 0 when this is the last
 */
public record PaymentList(String state, List<Due> due, List<PaymentLine> lines, long next) {

    /** A payment to be looked at. */
    public record Due(UUID order, String site, String amount, UtcTime paid, String why) {

        static Due of(Refunds.Due due) {
            return new Due(
                    due.order(),
                    due.site(),
                    Offer.written(due.amount(), due.currency()),
                    UtcTime.of(due.paid()),
                    due.why());
        }
    }

    public List<String> states() {
        return Arrays.stream(Payment.State.values()).map(Ids::of).toList();
    }
}
