package dev.waymark.deadline;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time that one request or one job may spend on text from outside. All code that works on such text calls {@link #check()}
 * between pieces of bounded length, so the work ends soon after its time is over, after {@link #cancel()}, or after an interrupt of
 * its thread, and the thread is free again.
 *
 * <p>Only the time inside {@link #run} counts, so that waits for the network in between do not.
 */
public final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final long limit;
    private long used;
    private long started;
    private volatile boolean cancelled;

    private Deadline(long limit) {
        this.limit = limit;
    }

    /** So much time for everything that is run under it. */
    public static Deadline of(Duration time) {
        return new Deadline(time.toNanos());
    }

    /** No limit of time: the work ends by itself or is cancelled. */
    public static Deadline none() {
        return new Deadline(Long.MAX_VALUE);
    }

    /**
     * Runs work under this deadline in the current thread; one thread at a time may do so.
     *
     * @throws DeadlinePassed when its time is over or it was cancelled
     */
    public <T> T run(Supplier<T> work) {
        Deadline outer = CURRENT.get();
        CURRENT.set(this);
        started = System.nanoTime();
        try {
            check();
            return work.get();
        } finally {
            used += System.nanoTime() - started;
            CURRENT.set(outer);
        }
    }

    /** Ends the work soon, whichever thread asks for it. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Returns when the current thread may go on; always, where no deadline is set and nobody interrupted it, and while a class is
     * initialised.
     *
     * @throws DeadlinePassed when it may not
     */
    public static void check() {
        Deadline current = CURRENT.get();
        boolean over =
                (current != null && current.isOver()) || Thread.currentThread().isInterrupted();
        if (over && !isInitialisingClass()) {
            throw new DeadlinePassed();
        }
    }

    /** A class whose initialisation is broken off cannot be used again until the server is restarted. */
    private static boolean isInitialisingClass() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")));
    }

    private boolean isOver() {
        return cancelled || used + (System.nanoTime() - started) > limit;
    }
}
