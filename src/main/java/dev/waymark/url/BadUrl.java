package dev.waymark.url;

/** The text is no web address; the message says why, in words for the person who typed it. */
public final class BadUrl extends IllegalArgumentException {

    BadUrl(String why) {
        super(why);
    }
}
