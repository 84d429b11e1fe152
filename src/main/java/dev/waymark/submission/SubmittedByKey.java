package dev.waymark.submission;

import dev.waymark.web.Token;

/**
 * Fired when a program submits a site with a key of an account.
 *
 * @param token opens the job
 */
public record SubmittedByKey(Token token, long account) {}
