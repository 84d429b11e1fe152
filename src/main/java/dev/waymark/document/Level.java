package dev.waymark.document;

/** How much a problem matters to those who read the file. */
public enum Level {
    ERROR,
    WARNING,
    INFO
}
