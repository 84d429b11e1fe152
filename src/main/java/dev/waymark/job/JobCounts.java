package dev.waymark.job;

import java.util.Map;

/** How many jobs there are, by what has become of them. */
public record JobCounts(Map<Job.State, Line> lines) {

    private static final Line NONE = new Line(0, 0, 0);

    /**
     * The jobs in one state.
     *
     * @param endedLately those that ended within the last hour
     * @param oldestSeconds since the first of them was accepted
     */
    public record Line(long jobs, long endedLately, double oldestSeconds) {}

    public Line of(Job.State state) {
        return lines.getOrDefault(state, NONE);
    }
}
