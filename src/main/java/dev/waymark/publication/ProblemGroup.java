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
 * @param lines the first few lines that have one, and one more if there are more
 */
public record ProblemGroup(String level, Message message, Message fix, int count, List<Integer> lines) {

    private static final int MAX_LINES = 5;

    /** The errors and warnings of a file, in the order of their first lines. */
    static List<ProblemGroup> of(Validation file) {
        Map<Rule, Problem> first = new LinkedHashMap<>();
        file.problems().stream()
                .filter(problem -> problem.level() != ProblemLevel.INFO)
                .forEach(problem -> first.putIfAbsent(problem.rule(), problem));
        return first.values().stream().map(problem -> of(file, problem)).toList();
    }

    private static ProblemGroup of(Validation file, Problem first) {
        Rule rule = first.rule();
        return new ProblemGroup(
                Ids.of(rule.level()),
                first.message(),
                rule.fix(),
                file.count(rule),
                file.lines(rule::equals).stream()
                        .filter(line -> line > 0)
                        .limit(MAX_LINES + 1)
                        .boxed()
                        .toList());
    }

    /** The first few lines, and whether they are all. */
    public String places() {
        return lines.stream().limit(MAX_LINES).map(String::valueOf).collect(Collectors.joining(", "))
                + (lines.size() > MAX_LINES ? ", …" : "");
    }
}
