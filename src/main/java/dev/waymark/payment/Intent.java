package dev.waymark.payment;

/**
 * A payment that a program's own page completes.
 *
 * @param clientSecret what Stripe's script on that page needs
 * @param amount in the smallest unit of the currency
 */
public record Intent(String paymentIntentId, String clientSecret, int amount, String currency) {

    /** Without the secret: its holder can see the payment. */
    @Override
    public String toString() {
        return "Intent[" + paymentIntentId + "]";
    }
}
