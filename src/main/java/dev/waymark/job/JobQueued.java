package dev.waymark.job;

/** Fired inside the transaction that adds a new job to the queue. */
public record JobQueued(long jobId) {}
