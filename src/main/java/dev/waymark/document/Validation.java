package dev.waymark.document;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What three sets of rules say of one file, from one parse.
 *
 * @param all all problems, of which the first hundred of each rule are described
 * @param problems those that are described, by line; those of the file as a whole first
 */
public record Validation(ParsedFile parsed, Problems all, List<Problem> problems) {

    private static final Set<Rule> NOT_THE_FILE = Set.of(Rule.EMPTY_FILE, Rule.HTML, Rule.FIREWALL_PAGE, Rule.SOFT_404);

    public Validation(ParsedFile parsed, List<Problem> problems) {
        this(parsed, Problems.of(problems));
    }

    private Validation(ParsedFile parsed, Problems all) {
        this(
                parsed,
                all,
                all.described().stream()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .toList());
    }

    public static Validation of(String file) {
        return of(LlmsTxtParser.parse(file));
    }

    public static Validation of(byte[] file) {
        return of(LlmsTxtParser.parse(file));
    }

    public static Validation of(ParsedFile parsed) {
        Validation grammar = new Validation(parsed, parsed.all());
        return grammar.isTheFile()
                ? grammar.with(TextRules.check(parsed))
                        .with(SectionRules.check(parsed))
                        .with(LinkRules.check(parsed))
                        .with(NotesRules.check(parsed))
                : grammar;
    }

    /** The same with problems that the text alone does not show: of live links, the answer's headers, the crawl. */
    public Validation with(List<Problem> more) {
        return with(Problems.of(more));
    }

    private Validation with(Problems more) {
        return new Validation(parsed, all.with(more));
    }

    /** Whether it is an llms.txt at all, good or bad: not some other page in its place, and with a title or an item. */
    public boolean isUsable() {
        return isTheFile() && !(parsed.name().isEmpty() && parsed.items().isEmpty());
    }

    private boolean isTheFile() {
        return all.count(NOT_THE_FILE::contains) == 0;
    }

    /** Whether nothing in the file speaks against it by the rules of this profile. */
    public boolean passes(ReaderProfile profile) {
        return all.count(rule -> rule.fails().contains(profile)) == 0;
    }

    /** How many problems there are, those included that are not described. */
    public int count() {
        return all.count(any -> true);
    }

    /** How many this rule has found, those included that are not described. */
    public int count(Rule rule) {
        return all.count(rule::equals);
    }

    /** How many there are of this level, those included that are not described. */
    public int count(ProblemLevel level) {
        return all.count(rule -> rule.level() == level);
    }

    /** The lines, counted from 1, in which there is a problem of one of these rules. */
    public BitSet lines(Predicate<Rule> rules) {
        return all.lines(rules);
    }

    /** How many more problems there are than are described, by their code. */
    public Map<String, Integer> more() {
        return all.more();
    }

    /** Those of this level that are described. */
    public List<Problem> problems(ProblemLevel level) {
        return problems.stream().filter(problem -> problem.level() == level).toList();
    }
}
