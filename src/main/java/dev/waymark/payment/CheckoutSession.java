package dev.waymark.payment;

import java.net.URI;
import java.time.Instant;

/** Stripe's page for one payment. */
public record CheckoutSession(String sessionId, URI url, Instant expires) {}
