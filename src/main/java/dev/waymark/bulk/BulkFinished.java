package dev.waymark.bulk;

/**
 * Fired inside the transaction in which a list comes to its end.
 *
 * @param bulkId its id in addresses
 * @param total how many websites were in it, the refused ones included
 * @param finished how many of them have a file
 * @param failed how many were accepted and have none
 */
public record BulkFinished(long account, String bulkId, int total, int finished, int failed) {}
