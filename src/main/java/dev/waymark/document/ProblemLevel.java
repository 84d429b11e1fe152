package dev.waymark.document;

/** How much a problem matters to those who read the file. */
public enum ProblemLevel {
    ERROR,
    WARNING,
    INFO
}
