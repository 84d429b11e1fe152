package dev.waymark.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Problems of one file, however many there are: all are counted, with the lines in which they are, but only the first
 * {@value #MOST_OF_A_RULE} of each rule are described. So what is kept does not grow with the number of problems times the length
 * of their texts.
 */
public final class Problems {

    /** So many problems of one rule are described. */
    public static final int MOST_OF_A_RULE = 100;

    private final List<Problem> described = new ArrayList<>();
    private final Map<Rule, Integer> room = new EnumMap<>(Rule.class);
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    private final Map<Rule, BitSet> lines = new EnumMap<>(Rule.class);

    Problems() {}

    static Problems of(List<Problem> problems) {
        Problems all = new Problems();
        problems.forEach(all::add);
        return all;
    }

    /** @param details see {@link Rule#at} */
    void add(Rule rule, int line, Object... details) {
        count(rule, line);
        if (hasRoom(rule)) {
            described.add(rule.at(line, details));
        }
    }

    void add(Problem problem) {
        count(problem.rule(), problem.line());
        describe(problem);
    }

    private void count(Rule rule, int line) {
        lines.computeIfAbsent(rule, any -> new BitSet()).set(line);
        counts.merge(rule, 1, Integer::sum);
    }

    private void describe(Problem problem) {
        if (hasRoom(problem.rule())) {
            described.add(problem);
        }
    }

    private boolean hasRoom(Rule rule) {
        return room.merge(rule, MOST_OF_A_RULE - 1, (left, any) -> left - 1) >= 0;
    }

    /** These and the others. */
    Problems with(Problems other) {
        Problems both = new Problems();
        both.take(this);
        both.take(other);
        return both;
    }

    private void take(Problems other) {
        other.described.forEach(this::describe);
        other.counts.forEach((rule, count) -> counts.merge(rule, count, Integer::sum));
        other.lines.forEach(
                (rule, set) -> lines.computeIfAbsent(rule, any -> new BitSet()).or(set));
    }

    /** The problems that are described, in the order in which they were found. */
    List<Problem> described() {
        return Collections.unmodifiableList(described);
    }

    /** How many more there are than are described, by the code of their rule. */
    public Map<String, Integer> more() {
        Map<String, Integer> more = new LinkedHashMap<>();
        counts.forEach((rule, count) -> {
            if (count > MOST_OF_A_RULE) {
                more.put(rule.code(), count - MOST_OF_A_RULE);
            }
        });
        return more;
    }

    int count(Predicate<Rule> rules) {
        return counts.entrySet().stream()
                .filter(entry -> rules.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The lines, counted from 1, in which there is a problem of such a rule. */
    BitSet lines(Predicate<Rule> rules) {
        BitSet found = new BitSet();
        lines.entrySet().stream()
                .filter(entry -> rules.test(entry.getKey()))
                .forEach(entry -> found.or(entry.getValue()));
        return found;
    }
}
