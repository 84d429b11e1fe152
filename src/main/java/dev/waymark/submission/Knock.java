package dev.waymark.submission;

/**
 * Fired before a submission is counted against its client's limits. Whoever knows that it could not be taken in now refuses it
 * with a {@link dev.waymark.web.Problem}, at no cost to the visitor.
 */
public record Knock(String client, Tier tier) {}
