/** Sells the full service: Stripe's Checkout and payment intents, its events, what a payment opens, and refunds. */
package dev.waymark.payment;
