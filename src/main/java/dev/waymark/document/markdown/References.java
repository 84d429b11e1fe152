package dev.waymark.document.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The link reference definitions of a file ({@code [label]: address}), and lines with them put in place. Source: CommonMark 0.31,
 * sections 4.7 and 6.3. The first definition of a label counts.
 */
public final class References {

    private static final Pattern DEFINITION = Pattern.compile(
            " {0,3}\\[([^\\[\\]]{1,200}+)]:\\s*+(?:<([^<>]{1,2048}+)>|(\\S{1,2048}+))(?:\\s++(?:\"[^\"]*+\"|'[^']*+'|\\([^()]*+\\)))?\\s*+");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,300}+)](?!\\()(?:\\[([^\\[\\]]{0,200}+)])?+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    public References(List<String> lines) {
        lines.stream()
                .filter(line -> line.indexOf("]:") > 0)
                .map(DEFINITION::matcher)
                .filter(Matcher::matches)
                .forEach(definition -> targets.putIfAbsent(
                        label(definition.group(1)),
                        definition.group(2) == null ? definition.group(3) : definition.group(2)));
    }

    private static String label(String written) {
        return BLANKS.matcher(written.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** {@code [text][label]}, or {@code [label][]} and {@code [label]} alone. */
    private static String labelOf(MatchResult link) {
        boolean own = link.group(2) != null && !link.group(2).isBlank();
        return label(link.group(own ? 2 : 1));
    }

    public static boolean isDefinition(String line) {
        return line.indexOf("]:") > 0 && DEFINITION.matcher(line).matches();
    }

    /** Whether all links with this definition have been put in place, so that nothing is lost without it. */
    public boolean isUsedUp(String definition, Set<String> neededElsewhere) {
        Matcher defined = DEFINITION.matcher(definition);
        return defined.matches()
                && used.contains(label(defined.group(1)))
                && !neededElsewhere.contains(label(defined.group(1)));
    }

    /** The labels that these lines refer to. */
    public static Set<String> labels(List<String> lines) {
        return lines.stream()
                .filter(line -> line.indexOf('[') >= 0)
                .flatMap(line -> LINK.matcher(line).results())
                .map(References::labelOf)
                .collect(Collectors.toSet());
    }

    /** The line with the address of each reference in its place; the line itself when it refers to nothing that is defined. */
    public String resolved(String line) {
        return targets.isEmpty() || line.indexOf('[') < 0
                ? line
                : LINK.matcher(line).replaceAll(link -> Matcher.quoteReplacement(resolved(link)));
    }

    private String resolved(MatchResult link) {
        String text = link.group(1);
        String label = labelOf(link);
        String target = targets.get(label);
        if (target != null) {
            used.add(label);
        }
        return target == null ? link.group() : "[" + text + "](" + target + ")";
    }
}
