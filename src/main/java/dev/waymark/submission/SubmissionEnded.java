package dev.waymark.submission;

/**
 * Fired inside the transaction in which the job of a submission comes to its end.
 *
 * @param delivered whether there is a result
 */
public record SubmissionEnded(long submissionId, Tier tier, boolean delivered) {}
