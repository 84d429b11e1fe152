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

    private static final List<Map.Entry<String, String>> TITLES = List.of(
            Map.entry("kept", "In the file"),
            Map.entry("optional", "Under Optional"),
            Map.entry("dropped", "Left out"),
            Map.entry("read", "Read"));

    /** A choice of lines. */
    public record Filter(String id, String title, int count) {}

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All, and each state that occurs. */
    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>(List.of(new Filter(ALL, "All", total())));
        TITLES.stream()
                .filter(title -> counts.containsKey(title.getKey()))
                .forEach(title -> filters.add(new Filter(title.getKey(), title.getValue(), count(title.getKey()))));
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
