package dev.waymark.boot;

/** The settings do not allow a start. */
final class InvalidSettings extends Exception {

    private final String reason;

    InvalidSettings(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What is wrong with them, and what to do. */
    String reason() {
        return reason;
    }
}
