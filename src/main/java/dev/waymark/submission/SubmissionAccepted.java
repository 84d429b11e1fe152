package dev.waymark.submission;

/** Fired inside the transaction that accepts a submission that was paid for, so that its job is stored with it or not at all. */
public record SubmissionAccepted(long submissionId) {}
