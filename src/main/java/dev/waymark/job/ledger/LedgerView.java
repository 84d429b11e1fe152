package dev.waymark.job.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a ledger that a page shows.
 *
 * @param counts how many addresses are in each state, for each reason
 * @param show the id of a filter
 * @param lines those of the filter, as many as a page bears
 */
public record LedgerView(List<Count> counts, String show, List<LedgerLine> lines) {

    /** The most lines on one page. */
    static final int MOST = 200;

    /** The filter that keeps everything. */
    static final String ALL = "all";

    private static final String DROPPED = "dropped";
    private static final List<String> STATES = List.of("kept", "optional", DROPPED, "read");

    /** How many addresses are in a state for a reason. */
    public record Count(String state, String reason, int addresses) {

        /** Of the filter that keeps them alone. */
        String id() {
            return state + "-" + reason;
        }
    }

    /** A choice of lines. */
    public record Filter(String id, int count) {}

    /** A choice of lines that were left out for one reason. */
    public record Reason(String id, String reason, int count) {}

    /** Without lines; an unknown filter keeps everything. */
    static LedgerView of(List<Count> counts, @Nullable String show) {
        boolean known = counts.stream()
                .anyMatch(count -> count.state().equals(show)
                        || (isDropped(count) && count.id().equals(show)));
        return new LedgerView(counts, known && show != null ? show : ALL, List.of());
    }

    private static boolean isDropped(Count count) {
        return count.state().equals(DROPPED);
    }

    LedgerView with(List<LedgerLine> found) {
        return new LedgerView(counts, show, found);
    }

    public int total() {
        return count(ALL);
    }

    /** All, and each state that occurs. */
    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>(List.of(new Filter(ALL, total())));
        STATES.stream()
                .filter(state -> count(state) > 0)
                .forEach(state -> filters.add(new Filter(state, count(state))));
        return filters;
    }

    /** Why addresses were left out, the most frequent reason first; none where that is not asked for. */
    public List<Reason> reasons() {
        return show.startsWith(DROPPED)
                ? counts.stream()
                        .filter(LedgerView::isDropped)
                        .sorted(Comparator.comparingInt(Count::addresses)
                                .reversed()
                                .thenComparing(Count::reason))
                        .map(count -> new Reason(count.id(), count.reason(), count.addresses()))
                        .toList()
                : List.of();
    }

    /** Whether a filter is the one that is shown, or the one above it. */
    public boolean isShown(String filter) {
        return show.equals(filter) || show.startsWith(filter + "-");
    }

    /** How many lines of the filter are not shown. */
    public int more() {
        return count(show) - lines.size();
    }

    private int count(String filter) {
        return counts.stream()
                .filter(count -> filter.equals(ALL) || filter.equals(count.state()) || filter.equals(count.id()))
                .mapToInt(Count::addresses)
                .sum();
    }
}
