package dev.waymark.payment.subscription;

import dev.waymark.message.Message;
import dev.waymark.submission.Offer;
import dev.waymark.web.Ids;
import java.util.Arrays;
import java.util.Optional;

/** How often a subscription is paid for. */
public enum BillingPeriod {
    MONTH,
    YEAR;

    /** As a form and Stripe write it: {@code month}. */
    public String id() {
        return Ids.of(this);
    }

    static Optional<BillingPeriod> of(String id) {
        return Arrays.stream(values()).filter(period -> period.id().equals(id)).findFirst();
    }

    /** £9 a month. */
    Message price(long amount, String currency) {
        return Message.of("subscription.price." + id(), Offer.written(amount, currency));
    }
}
