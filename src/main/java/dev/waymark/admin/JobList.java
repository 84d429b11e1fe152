package dev.waymark.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the operator's list.
 *
 * @param counts how many jobs there are in each state that match the rest of the search
 * @param next where the next page is; null when this is the last
 */
public record JobList(
        JobQuery search,
        List<JobLine> lines,
        Map<String, Long> counts,
        @Nullable String next) {

    public List<String> states() {
        return JobQuery.STATES;
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(String state) {
        return counts.getOrDefault(state, 0L);
    }
}
