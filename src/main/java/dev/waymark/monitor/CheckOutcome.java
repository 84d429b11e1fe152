package dev.waymark.monitor;

/** What came of a check. */
public enum CheckOutcome {
    /** There was nothing to compare with yet. */
    FIRST,
    UNCHANGED,
    /** Changes were seen; the next check has to confirm them. */
    CHANGED,
    /** Changes that two readings show were told. */
    CONFIRMED,
    UNREADABLE,
    /** The requests that this host gets in a month were used up; it was not read. */
    OVER_BUDGET
}
