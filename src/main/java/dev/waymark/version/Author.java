package dev.waymark.version;

/** Who made a version. */
enum Author {
    WAYMARK,
    PERSON,
    PROGRAM,
    /** A change that a check had proposed was accepted. */
    CHECK
}
