package dev.waymark.verification;

/**
 * Fired inside the transaction in which an account verifies a host, loses it, or gives it up.
 *
 * @param host with its port unless that is the standard one
 * @param covered whether the host is the account's from now on
 */
public record VerificationChanged(long account, String host, boolean covered) {}
