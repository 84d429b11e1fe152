package dev.waymark.access;

/** What came of one check. */
public enum AccessOutcome {
    PASS,
    WARN,
    FAIL,
    /** It does not apply, or what it needs could not be read. */
    SKIP
}
