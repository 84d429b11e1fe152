package dev.waymark.cli;

/** What the command was given cannot be used: a file, a folder, a setting. The message says why, in words. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
