package dev.waymark.publication;

import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Problems of a file that one rule has found.
 *
 * @param message that of the first of them
 * @param count how many there are, those included that are not described
 * @param lines the first few that have one, in order
 */
public record ProblemGroup(String level, Message message, Message fix, int count, List<Integer> lines) {

    private static final int MAX_LINES = 5;

    /** The errors and warnings of a file, in the order of their first lines. */
    static List<ProblemGroup> of(Validation file) {
        Map<Rule, List<Problem>> groups = file.problems().stream()
                .filter(problem -> problem.level() != ProblemLevel.INFO)
                .collect(Collectors.groupingBy(Problem::rule, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> of(
                        group.getKey(),
                        group.getValue(),
                        file.more().getOrDefault(group.getKey().code(), 0)))
                .toList();
    }

    private static ProblemGroup of(Rule rule, List<Problem> described, int more) {
        return new ProblemGroup(
                Ids.of(rule.level()),
                described.get(0).message(),
                rule.fix(),
                described.size() + more,
                described.stream()
                        .map(Problem::line)
                        .filter(line -> line > 0)
                        .distinct()
                        .limit(MAX_LINES)
                        .toList());
    }

    /** The first few lines, and whether they are all. */
    public String places() {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (lines.size() == MAX_LINES && count > MAX_LINES ? ", …" : "");
    }
}
