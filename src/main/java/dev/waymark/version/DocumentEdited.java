package dev.waymark.version;

/**
 * A document has a newer version. Observed in the transaction that keeps it.
 *
 * @param llmsTxt the newer text
 */
public record DocumentEdited(long jobId, String llmsTxt) {}
