package dev.waymark.assess;

import dev.waymark.document.Validation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that an assessment rests on, in a form that can be stored: with it, and the dismissals, the grade can be told again at any
 * time.
 *
 * @param template the id of the template that the file was judged by
 * @param band the size of a charity; empty when it is not known, or the template asks for none
 * @param usable whether there is an llms.txt at all
 * @param parts those that are expected
 * @param findings the gravest first, then by category and line, those of one line in the order in which they were found
 * @param more how many findings there are beside these, by code: of very many of one code only the first are kept
 */
public record Evidence(
        String template,
        String band,
        boolean usable,
        List<PartCoverage> parts,
        List<Finding> findings,
        Map<String, Integer> more) {

    /** What was stored before findings were counted has no such count. */
    public Evidence {
        more = more == null ? Map.of() : Map.copyOf(more);
    }

    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::category)
            .thenComparingInt(Finding::line);

    /** Looks at everything that is known; what is no llms.txt is not looked at any further. */
    public static Evidence of(AssessmentInput subject) {
        Validation validation = subject.validation();
        boolean usable = validation.isUsable();
        List<PartCoverage> parts = usable ? new PartMatcher(subject).parts(subject.band()) : List.of();
        Findings wording = usable ? WordingFindings.of(validation.parsed()) : new Findings();
        Stream<Finding> ofFile = usable
                ? Stream.of(
                                wording.kept(),
                                PartFindings.of(subject, parts),
                                PartFindings.ofUnknownSize(subject),
                                subject.more())
                        .flatMap(List::stream)
                : Stream.of();
        Stream<Finding> ofSite = subject.website().map(site -> WebsiteFindings.of(site, subject.expected())).stream()
                .flatMap(List::stream);
        return new Evidence(
                subject.template().id(),
                subject.band().map(SizeBand::id).orElse(""),
                usable,
                parts,
                Stream.of(FormFindings.of(validation).stream(), ofFile, ofSite)
                        .flatMap(findings -> findings)
                        .sorted(GRAVEST_FIRST)
                        .toList(),
                more(validation, wording));
    }

    private static Map<String, Integer> more(Validation validation, Findings wording) {
        Map<String, Integer> more = new HashMap<>(wording.more());
        more.putAll(validation.more());
        more.keySet().removeAll(FormFindings.LEFT_OUT_CODES);
        return more;
    }

    /** What there would be if these findings were settled: the parts that they name filled. */
    Evidence settling(List<Finding> settled) {
        List<Finding> left = new ArrayList<>(findings);
        left.removeAll(Set.copyOf(settled));
        List<PartCoverage> better = parts.stream()
                .map(part -> PartFindings.on(part, settled).isEmpty() ? part : new PartCoverage(part.title(), 1, 100))
                .toList();
        return new Evidence(template, band, usable, better, left, more);
    }
}
