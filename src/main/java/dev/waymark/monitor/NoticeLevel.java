package dev.waymark.monitor;

/** Which changes an account gets a mail about. */
public enum NoticeLevel {
    ALL,
    IMPORTANT,
    NONE
}
