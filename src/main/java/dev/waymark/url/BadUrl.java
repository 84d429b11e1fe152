package dev.waymark.url;

/** The text is no web address; the message says why, in words for the person who typed it. */
public final class BadUrl extends IllegalArgumentException {

    private final String reason;

    BadUrl(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why it is none, in words. */
    public String reason() {
        return reason;
    }
}
