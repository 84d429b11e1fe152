package dev.waymark.storage;

/**
 * The connections of all servers to the database.
 *
 * @param busy those in the middle of a statement or a transaction
 */
public record Connections(long busy, long idle) {}
