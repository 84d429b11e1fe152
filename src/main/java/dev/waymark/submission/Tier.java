package dev.waymark.submission;

/** What a submission gets for its price. */
public enum Tier {
    FREE,
    PAID
}
