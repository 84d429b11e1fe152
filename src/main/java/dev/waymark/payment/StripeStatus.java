package dev.waymark.payment;

import java.util.Optional;
import java.util.UUID;

/**
 * What Stripe says of one payment, in an event or when asked.
 *
 * @param says the state that it puts the payment into; {@code OPEN} when nothing is decided yet
 * @param order our order id, as Stripe gives it back
 * @param session the checkout session; empty when the statement is of another object
 * @param intent the payment intent; empty as long as there is none
 * @param amount in the smallest unit of the currency
 * @param live whether real money was moved
 * @param email of who paid; empty when unknown
 */
public record StripeStatus(
        Payment.State says,
        Optional<UUID> order,
        String session,
        String intent,
        long amount,
        String currency,
        boolean live,
        String email) {}
