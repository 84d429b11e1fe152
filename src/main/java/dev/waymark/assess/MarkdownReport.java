package dev.waymark.assess;

import dev.waymark.assess.Comparison.Change;
import dev.waymark.assess.Comparison.Link;
import dev.waymark.document.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An assessment as Markdown, to be sent around or kept with the site. Texts from outside lose what Markdown would take for markup. */
public final class MarkdownReport {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]<>#|])");

    private static final int FINDINGS_BYTES = 100_000;
    private static final int DISMISSED_BYTES = 30_000;

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    /** The judgement on one file. */
    public static String of(String subject, Assessment assessment) {
        MarkdownReport report = new MarkdownReport();
        report.judgement(subject, assessment);
        return report.text.toString();
    }

    /** The same with the review and the comparison. */
    public static String of(String subject, Assessment assessment, Report whole) {
        MarkdownReport report = new MarkdownReport();
        report.judgement(subject, assessment);
        report.line("## Review by a language model");
        report.line(whole.reviewed().map(MarkdownReport::review).orElse("Not available."));
        whole.before().ifPresent(report::comparison);
        return report.text.toString();
    }

    private void judgement(String subject, Assessment assessment) {
        Scores scores = assessment.scores();
        line("# Assessment of " + plain(subject));
        line("**Grade %s**, %d of 100".formatted(scores.grade(), scores.overall()));
        line("| structure | completeness | quality |\n|---|---|---|\n| %d | %d | %d |"
                .formatted(scores.structure(), scores.completeness(), scores.quality()));
        line("Judged by the template " + assessment.template()
                + (assessment.size().isEmpty() ? "." : ", as a " + assessment.size() + " charity."));
        list(
                "What to do first",
                assessment.recommendations().stream()
                        .map(MarkdownReport::recommendation)
                        .toList());
        list("Findings", findings(assessment.listed(FINDINGS_BYTES)));
        list("Dismissed", findings(assessment.listedDismissed(DISMISSED_BYTES)));
        list(
                "Parts",
                assessment.parts().stream()
                        .map(part -> "%s: %s"
                                .formatted(plain(part.title()), part.isPresent() ? part.fullness() + " %" : "missing"))
                        .toList());
    }

    private static List<String> findings(Listing<Finding> listing) {
        List<String> lines = new ArrayList<>();
        listing.shown().forEach(finding -> lines.add(finding(finding)));
        listing.more().forEach((code, more) -> lines.add("and %,d more `%s`".formatted(more, code)));
        return lines;
    }

    private static String recommendation(Recommendation recommendation) {
        String gain = recommendation.gain() > 0 ? " (+%d)".formatted(recommendation.gain()) : "";
        return finding(recommendation.finding())
                + (recommendation.count() > 1 ? " In all %d such findings.".formatted(recommendation.count()) : "")
                + gain;
    }

    private static String finding(Finding finding) {
        String line = finding.line() > 0 ? " line %d:".formatted(finding.line()) : "";
        String about = finding.about().isEmpty() || finding.message().contains(finding.about())
                ? ""
                : " (" + plain(finding.about()) + ")";
        return "%s,%s %s%s %s `%s`"
                .formatted(
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        line,
                        plain(finding.message()),
                        about,
                        plain(finding.suggestion()),
                        finding.code());
    }

    private static String review(Review review) {
        return "By %s; not part of the grade.\n\n- Clear: %s\n- Useful: %s\n- Helps: %s"
                        .formatted(
                                plain(review.by()),
                                plain(review.clear()),
                                plain(review.useful()),
                                plain(review.helps()))
                + review.contradictions().stream()
                        .map(each -> "\n- Contradiction: " + plain(each))
                        .collect(Collectors.joining())
                + review.suggestions().stream()
                        .map(each -> "\n- Suggestion: " + plain(each))
                        .collect(Collectors.joining());
    }

    private void comparison(ExistingFile before) {
        Scores scores = Assessment.of(before.evidence(), Set.of()).scores();
        Comparison comparison = before.comparison();
        line("## The llms.txt that is there");
        line("%s has grade %s, %d of 100. %d links are the same."
                .formatted(plain(before.url()), scores.grade(), scores.overall(), comparison.same()));
        list(
                "Only in the new file",
                comparison.onlyOurs().stream().map(MarkdownReport::link).toList());
        list(
                "Only in the old file",
                comparison.onlyTheirs().stream().map(MarkdownReport::link).toList());
        list(
                "Changed",
                comparison.changed().stream().map(MarkdownReport::change).toList());
    }

    private static String link(Link link) {
        return plain(link.name()) + " (" + plain(link.url()) + ")"
                + (link.notes().isEmpty() ? "" : ": " + plain(link.notes()));
    }

    private static String change(Change change) {
        return link(change.theirs()) + " → " + plain(change.ours().name()) + ": "
                + plain(change.ours().notes());
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            line("## " + title);
            line(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
        }
    }

    private void line(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
    }

    private static String plain(String outside) {
        return MARKUP.matcher(CONTROL.matcher(outside).replaceAll(" ")).replaceAll("\\\\$1");
    }
}
