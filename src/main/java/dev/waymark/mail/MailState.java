package dev.waymark.mail;

/** Where a mail is; the last four are its ends. */
enum MailState {
    /** Until what it is about has ended. */
    HELD,
    WAITING,
    SENDING,
    SENT,
    /** Refused for good, or ten times. */
    FAILED,
    /** The address takes no mail. */
    SUPPRESSED,
    /** There was nothing to say any more. */
    DROPPED
}
