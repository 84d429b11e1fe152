/** Messages to servers that accounts have named, by the Standard Webhooks specification: endpoints, signatures, deliveries. */
@NullMarked
package dev.waymark.webhook;

import org.jspecify.annotations.NullMarked;
