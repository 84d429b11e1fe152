package dev.waymark.render;

import java.time.Duration;

/**
 * How much one page may take.
 *
 * @param requests scripts and data that are answered
 * @param bytes of all answers, decoded
 * @param time by wall clock, from the start of the page to its end
 * @param settling how long after the document has been read the page may go on changing
 * @param memory of all processes of the browser, in bytes; pages of files that they share are not counted
 */
record RenderLimits(int requests, long bytes, Duration time, Duration settling, long memory) {

    static final RenderLimits USUAL =
            new RenderLimits(80, 8L * 1024 * 1024, Duration.ofSeconds(20), Duration.ofSeconds(8), 700L * 1024 * 1024);

    /** The same with other times. */
    RenderLimits within(Duration time, Duration settling) {
        return new RenderLimits(requests, bytes, time, settling, memory);
    }
}
