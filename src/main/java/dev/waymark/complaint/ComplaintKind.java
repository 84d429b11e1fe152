package dev.waymark.complaint;

/** What a complaint is about. */
public enum ComplaintKind {
    /** The owner of a website does not want it to be checked for changes. */
    CHECKS,
    /** A file that we host should not be there. */
    HOSTED_FILE
}
