package dev.waymark.submission;

import dev.waymark.web.Token;

/**
 * Fired when a site is submitted in the name of an account: with one of its keys, or in one of its lists.
 *
 * @param token opens the job
 */
public record SubmittedForAccount(Token token, long account) {}
