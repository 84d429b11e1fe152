package dev.waymark.admin;

import dev.waymark.payment.Buyer;
import dev.waymark.payment.Payment;
import dev.waymark.submission.Offer;
import dev.waymark.web.Ids;
import dev.waymark.web.UtcTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the operator sees it.
 *
 * @param reference what to search for at Stripe; empty when it never got there
 * @param buyer who paid; null when nobody was asked
 * @param agreed when a consumer agreed that the work starts at once
 * @param refundable whether there is money to give back
 */
public record PaymentView(
        UUID order,
        String amount,
        String state,
        String reference,
        UtcTime created,
        @Nullable UtcTime paid,
        @Nullable String buyer,
        @Nullable UtcTime agreed,
        boolean refundable) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.orderId(),
                Offer.written(payment.amount(), payment.currency()),
                Ids.of(payment.state()),
                payment.intentId().or(payment::sessionId).orElse(""),
                UtcTime.of(payment.createdAt()),
                UtcTime.of(payment.paidAt()),
                payment.buyer().map(buyer -> Ids.of(buyer.kind())).orElse(null),
                UtcTime.of(payment.buyer().map(Buyer::agreedAt)),
                payment.state() == Payment.State.PAID);
    }
}
