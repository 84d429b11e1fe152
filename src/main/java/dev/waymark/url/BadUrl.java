package dev.waymark.url;

import dev.waymark.message.Message;

/** The text is no web address; the message says why, in words for the person who typed it. */
public final class BadUrl extends IllegalArgumentException {

    private final transient Message reason;

    /** @param reason the key of a message */
    BadUrl(String reason) {
        this.reason = Message.of(reason);
    }

    /** Why it is none. */
    public Message reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return reason.toString();
    }
}
