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

    private static final Map<String, String> TITLES =
            Map.of("kept", "In the file", "optional", "Under Optional", "dropped", "Left out", "read", "Read");
    private static final List<String> ORDER = List.of("kept", "optional", "dropped", "read");

    /** A choice of lines. */
    public record Filter(String id, String title, int count) {}

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All, and each state that occurs. */
    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>(List.of(new Filter(ALL, "All", total())));
        ORDER.stream()
                .filter(counts::containsKey)
                .forEach(state -> filters.add(new Filter(state, TITLES.get(state), counts.get(state))));
        return filters;
    }

    /** How many lines of the filter are not shown. */
    public int more() {
        int all = show.equals(ALL) ? total() : counts.getOrDefault(show, 0);
        return all - lines.size();
    }
}
