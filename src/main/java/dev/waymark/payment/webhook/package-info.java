/** Events that Stripe sends: their signature, their order, and what follows from each. */
@NullMarked
package dev.waymark.payment.webhook;

import org.jspecify.annotations.NullMarked;
