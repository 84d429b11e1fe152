package dev.waymark.harness;

import java.time.Duration;

/** Whether a server that ended is started again: not when it ended soon after its start, time and again. */
final class Restarts {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MOST = 3;

    private int quick;

    /** @param lived from its start to its end */
    boolean again(Duration lived) {
        quick = lived.compareTo(SOON) < 0 ? quick + 1 : 0;
        return quick < MOST;
    }
}
