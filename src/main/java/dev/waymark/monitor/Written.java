package dev.waymark.monitor;

/**
 * A text of ours.
 *
 * @param version the number of the version of the document that it was
 */
record Written(String text, int version) {}
