/** Sells the monitoring of one site, month by month or year by year: checkout, billing portal, what Stripe says, mails. */
@NullMarked
package dev.waymark.payment.subscription;

import org.jspecify.annotations.NullMarked;
