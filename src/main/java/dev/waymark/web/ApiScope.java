package dev.waymark.web;

/** What a key of the API may do. */
public enum ApiScope {
    /** Read jobs, files, assessments and the list of kept sites. */
    READ,
    /** Submit websites, stop jobs, and check files. */
    GENERATE,
    /** Change files that an account keeps. */
    EDIT,
    /** Have kept sites checked for changes, and decide what becomes of those. */
    MONITOR,
    /** Order and pay. */
    PAYMENT,
    /** See, pause and delete the endpoints that are told of events, and have messages sent again. */
    WEBHOOKS
}
