package dev.waymark.monitor;

/** How much of a website a check reads. */
public enum CheckMode {
    /** Every page, whole. */
    WHOLE,
    /** Every page, and those that have not changed are not sent. */
    CONDITIONAL,
    /** What the sitemap says has changed, and a handful of other pages. */
    DATES
}
