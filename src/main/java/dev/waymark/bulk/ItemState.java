package dev.waymark.bulk;

/** What has become of a website in a list. */
public enum ItemState {
    /** It waits in the list. */
    WAITING,
    /** It has a job, which has not ended. */
    QUEUED,
    /** It has a file. */
    FINISHED,
    /** Its job ended without one. */
    FAILED,
    /** It was not accepted. */
    REFUSED,
    /** The list was stopped before its turn. */
    STOPPED;

    boolean isEnd() {
        return this != WAITING && this != QUEUED;
    }
}
