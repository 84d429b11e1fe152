package dev.waymark.payment.subscription;

import dev.waymark.message.Message;
import java.util.Optional;

/**
 * What the monitoring of a site costs.
 *
 * @param amount for a period, in the smallest unit of the currency
 * @param priceId Stripe's name for the price; empty when it is told the amount
 */
record MonitorPrice(BillingPeriod period, long amount, String currency, Optional<String> priceId) {

    Message words() {
        return period.price(amount, currency);
    }
}
