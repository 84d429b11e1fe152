package dev.waymark.assess;

import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.ParsedFile.Section;
import dev.waymark.document.Problem;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The problems of a validation as findings. Those of form count in the structure; those of wording and of the choice of links
 * count in the quality, each in one score only.
 */
final class FormFindings {

    private static final Map<Rule, Severity> QUALITY = new EnumMap<>(Map.ofEntries(
            Map.entry(Rule.DUPLICATE_NAME, Severity.MINOR),
            Map.entry(Rule.DUPLICATE_NOTES, Severity.MINOR),
            Map.entry(Rule.HTTP_URL, Severity.MINOR),
            Map.entry(Rule.TRACKING_URL, Severity.MINOR),
            Map.entry(Rule.REDIRECTING_URL, Severity.MINOR),
            Map.entry(Rule.DEAD_URL, Severity.MAJOR),
            Map.entry(Rule.DISALLOWED_URL, Severity.MINOR),
            Map.entry(Rule.NOINDEX_URL, Severity.MINOR),
            Map.entry(Rule.NOTES_ABSENT, Severity.MINOR),
            Map.entry(Rule.NOTES_EQUAL_NAME, Severity.MINOR),
            Map.entry(Rule.NOTES_SHORT, Severity.MINOR),
            Map.entry(Rule.NOTES_LONG, Severity.MINOR),
            Map.entry(Rule.NOTES_BOILERPLATE, Severity.MINOR),
            Map.entry(Rule.NOTES_SUPERLATIVES, Severity.MINOR),
            Map.entry(Rule.GENERIC_TITLE, Severity.MINOR),
            Map.entry(Rule.LONG_SECTION, Severity.MINOR),
            Map.entry(Rule.MANY_LINKS, Severity.MAJOR),
            Map.entry(Rule.LARGE_FILE, Severity.MINOR),
            Map.entry(Rule.SEVERAL_LANGUAGES, Severity.MINOR),
            Map.entry(Rule.INSTRUCTIONS, Severity.CRITICAL),
            Map.entry(Rule.NO_OPTIONAL, Severity.INFO)));
    private static final Set<Rule> WEBSITE = EnumSet.of(Rule.NOT_DISCOVERABLE, Rule.COVERAGE, Rule.TWIN_NOT_LINKED);
    /** A figure for every section, of use beside the text and nowhere else. */
    private static final Set<Rule> LEFT_OUT = EnumSet.of(Rule.SECTION_TOKENS);

    static final Set<String> LEFT_OUT_CODES = LEFT_OUT.stream().map(Rule::code).collect(Collectors.toSet());

    private final Map<Integer, Item> items;
    private final TreeMap<Integer, Section> sections = new TreeMap<>();

    private FormFindings(Validation validation) {
        items = validation.parsed().items().stream()
                .collect(Collectors.toMap(Item::line, Function.identity(), (first, second) -> first));
        validation.parsed().sections().forEach(section -> sections.put(section.line(), section));
    }

    static List<Finding> of(Validation validation) {
        FormFindings findings = new FormFindings(validation);
        return validation.problems().stream()
                .filter(problem -> !LEFT_OUT.contains(problem.rule()))
                .map(findings::finding)
                .toList();
    }

    private Finding finding(Problem problem) {
        Item item = items.get(problem.line());
        Map.Entry<Integer, Section> section = sections.floorEntry(problem.line());
        return new Finding(
                problem.code(),
                category(problem.rule()),
                severity(problem),
                problem.message(),
                section == null ? "" : section.getValue().title(),
                problem.line(),
                item == null ? "" : item.target(),
                problem.fix());
    }

    private static Category category(Rule rule) {
        if (WEBSITE.contains(rule)) {
            return Category.WEBSITE;
        }
        return QUALITY.containsKey(rule) ? Category.QUALITY : Category.STRUCTURE;
    }

    private static Severity severity(Problem problem) {
        Severity known = QUALITY.get(problem.rule());
        if (known != null) {
            return known;
        }
        if (problem.level() == ProblemLevel.INFO) {
            return Severity.INFO;
        }
        return problem.level() == ProblemLevel.ERROR ? Severity.CRITICAL : Severity.MINOR;
    }
}
