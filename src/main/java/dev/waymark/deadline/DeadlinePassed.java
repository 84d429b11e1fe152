package dev.waymark.deadline;

/** Work on text was ended before it was done: out of time, cancelled or interrupted. It carries no stack trace. */
public final class DeadlinePassed extends RuntimeException {

    private static final long serialVersionUID = 1;

    DeadlinePassed() {
        super("The work on the text took too long or was cancelled.", null, false, false);
    }
}
