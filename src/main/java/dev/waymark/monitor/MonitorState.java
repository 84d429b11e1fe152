package dev.waymark.monitor;

/** Whether a site is checked, and why not. */
public enum MonitorState {
    ACTIVE,
    /** Its account has paused it. */
    PAUSED,
    /** It could not be read three times. */
    FAILING,
    NOT_PAID,
    /** The operator checks this website for nobody. */
    BLOCKED
}
