package dev.waymark.submission;

/**
 * Fired inside the transaction that would accept a free submission, before it is counted against its client's day. Whoever knows that it
 * cannot be taken in refuses it with a {@link dev.waymark.web.ProblemDetails}, at no cost to the visitor.
 */
public record CapacityCheck(String client) {}
