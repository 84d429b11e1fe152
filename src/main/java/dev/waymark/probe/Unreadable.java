package dev.waymark.probe;

import dev.waymark.crawl.UrlChecker.Sighting;
import dev.waymark.robots.Robots;

/** Nothing could be read at an address; the message says why and what to do, in words for the person who asked. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Of an address that gave no answer to read. */
    static Unreadable of(Sighting seen) {
        return new Unreadable(
                switch (seen.state()) {
                    case DISALLOWED ->
                        "The website's robots.txt asks us not to read " + seen.end() + ". Its owner can let "
                                + Robots.PRODUCT_TOKEN + " through there and try again.";
                    case ENDLESS ->
                        "The address redirects more than 5 times. Check it in a browser and enter the address that it ends at.";
                    case DEAD -> told(seen) + " Check the address.";
                    case UNKNOWN, ANSWERED -> told(seen) + " Try again later.";
                });
    }

    private static String told(Sighting seen) {
        return "The website " + seen.detail() + " for " + seen.end() + ".";
    }

    /** Why, in words. */
    public String reason() {
        return reason;
    }
}
