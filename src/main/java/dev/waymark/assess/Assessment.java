package dev.waymark.assess;

import dev.waymark.document.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judgement on a file: scores, a grade, what was found, and what to do first. The same evidence and the same dismissals always
 * give the same one.
 *
 * @param size of a charity whose income is known; otherwise empty
 * @param findings those that count, the gravest first
 * @param dismissed those that the owner holds not to be relevant
 * @param parts what is expected, without the parts whose finding was dismissed
 * @param recommendations at most five, the most valuable first
 * @param more how many findings there are beside the listed ones, by code
 */
public record Assessment(
        Scores scores,
        String template,
        String size,
        List<PartCoverage> parts,
        List<Finding> findings,
        List<Finding> dismissed,
        List<Recommendation> recommendations,
        Map<String, Integer> more) {

    private static final int MOST_RECOMMENDATIONS = 5;

    public static Assessment of(AssessmentInput subject) {
        return of(Evidence.of(subject), Set.of());
    }

    /** The judgement without what the owner dismissed. */
    public static Assessment of(Evidence evidence, Set<Dismissal> dismissals) {
        List<Finding> counted = new ArrayList<>();
        List<Finding> dismissed = new ArrayList<>();
        for (Finding finding : evidence.findings()) {
            boolean covered = dismissals.stream().anyMatch(dismissal -> dismissal.covers(finding));
            (covered ? dismissed : counted).add(finding);
        }
        return new Assessment(
                scores(evidence, dismissed),
                evidence.template(),
                evidence.band(),
                parts(evidence, dismissed),
                List.copyOf(counted),
                List.copyOf(dismissed),
                recommendations(evidence, counted, dismissed),
                more(evidence, counted));
    }

    /** Those that are not listed are dismissed with the last one that is. */
    private static Map<String, Integer> more(Evidence evidence, List<Finding> counted) {
        Map<String, Integer> more = new HashMap<>(evidence.more());
        more.keySet().retainAll(counted.stream().map(Finding::code).collect(Collectors.toSet()));
        return more;
    }

    /** How many findings count, those included that are not listed. */
    public int count() {
        return findings.size()
                + more.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of the findings that an answer lists, in so many bytes. */
    public Listing<Finding> listed(int bytes) {
        return listing(findings, more, bytes);
    }

    /** Those of the dismissed findings that an answer lists, in so many bytes. */
    public Listing<Finding> listedDismissed(int bytes) {
        return listing(dismissed, Map.of(), bytes);
    }

    private static Listing<Finding> listing(List<Finding> findings, Map<String, Integer> more, int bytes) {
        return Listing.of(
                findings,
                more,
                Finding::code,
                each -> Stream.of(
                        each.message().toString(),
                        each.section(),
                        each.about(),
                        each.place(),
                        each.suggestion().toString()),
                bytes);
    }

    private static Scores scores(Evidence evidence, Collection<Finding> without) {
        if (!evidence.usable()) {
            return Scores.NONE;
        }
        List<Finding> counted = new ArrayList<>(evidence.findings());
        counted.removeAll(Set.copyOf(without));
        return Scores.of(parts(evidence, without), counted);
    }

    /** A part whose absence is dismissed is not asked for; one that was said to be thin is taken for full. */
    private static List<PartCoverage> parts(Evidence evidence, Collection<Finding> without) {
        return evidence.parts().stream()
                .map(part -> PartFindings.on(part, without).isEmpty() ? part : part.filled())
                .filter(part ->
                        part.isPresent() || PartFindings.on(part, without).isEmpty())
                .toList();
    }

    /** What settling all findings of a code would bring, by the very function that scores. */
    private static List<Recommendation> recommendations(
            Evidence evidence, List<Finding> counted, List<Finding> dismissed) {
        Map<String, List<Finding>> byCode = new LinkedHashMap<>();
        counted.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> byCode.computeIfAbsent(key(finding), any -> new ArrayList<>())
                        .add(finding));
        int now = scores(evidence, dismissed).overall();
        return byCode.values().stream()
                .map(findings -> new Recommendation(
                        findings.get(0),
                        findings.size()
                                + evidence.more().getOrDefault(findings.get(0).code(), 0),
                        gain(evidence, dismissed, findings, now)))
                .sorted(Comparator.comparingInt(Recommendation::gain)
                        .reversed()
                        .thenComparing(
                                recommendation -> recommendation.finding().severity()))
                .limit(MOST_RECOMMENDATIONS)
                .toList();
    }

    /** Findings on parts are settled one by one, those on lines all at once. */
    private static String key(Finding finding) {
        return PartFindings.CODES.contains(finding.code()) ? finding.code() + "/" + finding.section() : finding.code();
    }

    private static int gain(Evidence evidence, List<Finding> dismissed, List<Finding> settled, int now) {
        return scores(evidence.settling(settled), dismissed).overall() - now;
    }
}
