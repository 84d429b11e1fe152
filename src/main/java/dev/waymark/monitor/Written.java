package dev.waymark.monitor;

/**
 * A text of ours.
 *
 * @param version the number of the version of the document that it was
 */
public record Written(String text, int version) {}
