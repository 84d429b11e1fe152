package dev.waymark.submission;

/**
 * Fired inside the transaction that deletes a submission with its job, before it is gone.
 *
 * @param delivered whether its job came to a good end
 */
public record SubmissionErased(long submissionId, boolean delivered) {}
