package dev.waymark.probe;

import dev.waymark.crawl.UrlChecker.Sighting;
import dev.waymark.message.Message;
import dev.waymark.robots.Robots;

/** Nothing could be read at an address; the message says why and what to do, in words for the person who asked. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Message reason;

    Unreadable(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** Of an address that gave no answer to read. */
    static Unreadable of(Sighting seen) {
        return new Unreadable(
                switch (seen.state()) {
                    case DISALLOWED -> Message.of("probe.robots", seen.end().toString(), Robots.PRODUCT_TOKEN);
                    case ENDLESS -> Message.of("probe.redirects");
                    case DEAD ->
                        Message.of("probe.dead", seen.detail(), seen.end().toString());
                    case UNKNOWN, ANSWERED ->
                        Message.of("probe.unknown", seen.detail(), seen.end().toString());
                });
    }

    /** Why. */
    public Message reason() {
        return reason;
    }
}
