package dev.waymark.hosting;

/** Whether the files of a host are served. */
public enum HostingState {
    /** The newest version is. */
    ACTIVE,
    /** Nobody pays any more: what was the newest version then is served for some time. */
    FROZEN,
    /** They are not served any more. */
    ENDED,
    /** The operator has taken them down. */
    TAKEN_DOWN;

    /** Whether a file is served. */
    boolean isServed() {
        return this == ACTIVE || this == FROZEN;
    }
}
