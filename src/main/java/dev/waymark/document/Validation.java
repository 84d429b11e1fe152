package dev.waymark.document;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What three sets of rules say of one file, from one parse.
 *
 * @param problems by line; those of the file as a whole first
 */
public record Validation(Parsed parsed, List<Problem> problems) {

    private static final Set<Rule> NOT_THE_FILE = Set.of(Rule.EMPTY_FILE, Rule.HTML, Rule.FIREWALL_PAGE, Rule.SOFT_404);

    public Validation {
        problems =
                problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    public static Validation of(String file) {
        return of(LlmsTxtParser.parse(file));
    }

    public static Validation of(byte[] file) {
        return of(LlmsTxtParser.parse(file));
    }

    public static Validation of(Parsed parsed) {
        Validation grammar = new Validation(parsed, parsed.forgiven());
        return grammar.isTheFile()
                ? grammar.with(TextRules.check(parsed))
                        .with(SectionRules.check(parsed))
                        .with(LinkRules.check(parsed))
                        .with(NotesRules.check(parsed))
                : grammar;
    }

    /** The same with problems that the text alone does not show: of live links, the answer's headers, the crawl. */
    public Validation with(List<Problem> more) {
        return new Validation(
                parsed, Stream.concat(problems.stream(), more.stream()).toList());
    }

    /** Whether it is an llms.txt at all, good or bad: not some other page in its place, and with a title or an item. */
    public boolean isUsable() {
        return isTheFile() && !(parsed.name().isEmpty() && parsed.items().isEmpty());
    }

    private boolean isTheFile() {
        return problems.stream().noneMatch(problem -> NOT_THE_FILE.contains(problem.rule()));
    }

    /** Whether nothing in the file speaks against it by the rules of this profile. */
    public boolean passes(Profile profile) {
        return problems.stream().noneMatch(problem -> problem.fails().contains(profile));
    }

    public List<Problem> problems(Level level) {
        return problems.stream().filter(problem -> problem.level() == level).toList();
    }
}
