/** Sells the full service: Stripe's Checkout and payment intents, its events, what a payment opens, and refunds. */
@NullMarked
package dev.waymark.payment;

import org.jspecify.annotations.NullMarked;
