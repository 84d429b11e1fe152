package dev.waymark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The part of a ledger that a page shows.
 *
 * @param counts how many addresses are in each state
 * @param show the id of a filter
 * @param lines those of the filter, as many as a page bears
 */
public record LedgerView(Map<String, Integer> counts, String show, List<LedgerLine> lines) {

    /** The most lines on one page. */
    static final int MOST = 200;

    /** The filter that keeps everything. */
    static final String ALL = "all";

    private static final List<String> STATES = List.of("kept", "optional", "dropped", "read");

    /** A choice of lines. */
    public record Filter(String id, int count) {}

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All, and each state that occurs. */
    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>(List.of(new Filter(ALL, total())));
        STATES.stream().filter(counts::containsKey).forEach(state -> filters.add(new Filter(state, count(state))));
        return filters;
    }

    /** How many lines of the filter are not shown. */
    public int more() {
        int all = show.equals(ALL) ? total() : count(show);
        return all - lines.size();
    }

    private int count(String state) {
        return counts.getOrDefault(state, 0);
    }
}
