package dev.waymark.assessment;

import dev.waymark.assess.AgentQuestions;
import dev.waymark.assess.AgentTest;
import dev.waymark.assess.Assessment;
import dev.waymark.assess.Comparison;
import dev.waymark.assess.Finding;
import dev.waymark.assess.PartCoverage;
import dev.waymark.assess.Recommendation;
import dev.waymark.assess.Review;
import dev.waymark.assess.Scores;
import dev.waymark.document.Listing;
import dev.waymark.message.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as JSON shows it. What is not known is null and left out.
 *
 * @param sizeBand of a charity whose income is known
 * @param moreFindings how many findings there are beside those listed, by code; empty when all are
 * @param version the version of the job's document that was judged, where there are versions
 * @param review null when it is not available
 * @param agentTest null when it is not available
 * @param before the llms.txt that the site had; null when it had none, or nobody looked
 */
public record AssessmentView(
        String grade,
        ScoresView scores,
        String template,
        @Nullable String sizeBand,
        List<PartView> parts,
        List<FindingView> findings,
        Map<String, Integer> moreFindings,
        List<FindingView> dismissed,
        List<RecommendationView> recommendations,
        @Nullable String reviewStatus,
        @Nullable Review review,
        @Nullable AgentTestView agentTest,
        @Nullable BeforeView before,
        @Nullable Integer version) {

    static final int FINDINGS_BYTES = 90_000;
    static final int DISMISSED_BYTES = 30_000;

    /** Each from 0 to 100. */
    public record ScoresView(int overall, int structure, int completeness, int quality) {

        static ScoresView of(Scores scores) {
            return new ScoresView(scores.overall(), scores.structure(), scores.completeness(), scores.quality());
        }
    }

    /** A part that is expected. */
    public record PartView(String title, boolean present, int found, int fullness) {

        static PartView of(PartCoverage part) {
            return new PartView(part.title(), part.isPresent(), part.found(), part.fullness());
        }
    }

    /** A finding; {@code place} is what a dismissal names. */
    public record FindingView(
            String code,
            String category,
            String severity,
            Message message,
            Message suggestion,
            @Nullable String section,
            @Nullable Integer line,
            @Nullable String about,
            String place) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.code(),
                    finding.category().id(),
                    finding.severity().id(),
                    finding.message(),
                    finding.suggestion(),
                    finding.section().isEmpty() ? null : finding.section(),
                    finding.line() == 0 ? null : finding.line(),
                    finding.about().isEmpty() ? null : finding.about(),
                    finding.place());
        }
    }

    /** What to do first. */
    public record RecommendationView(FindingView finding, int count, int gain) {

        static RecommendationView of(Recommendation recommendation) {
            return new RecommendationView(
                    FindingView.of(recommendation.finding()), recommendation.count(), recommendation.gain());
        }
    }

    /** What a model answers that has nothing but the file and the pages that it leads to; {@code answered} is how many it does. */
    public record AgentTestView(String by, int answered, List<AgentAnswerView> answers) {

        static AgentTestView of(AgentTest test) {
            return new AgentTestView(
                    test.by(),
                    test.answered(),
                    test.answers().stream().map(AgentAnswerView::of).toList());
        }
    }

    /** What came of one question; what is empty is left out. */
    public record AgentAnswerView(
            Message question,
            String verdict,
            @Nullable String answer,
            @Nullable String url,
            @Nullable String add) {

        static AgentAnswerView of(AgentTest.Answer answer) {
            return new AgentAnswerView(
                    Message.of(AgentQuestions.key(answer.question())),
                    answer.verdict().id(),
                    answer.answer().isEmpty() ? null : answer.answer(),
                    answer.url(),
                    answer.add().isEmpty() ? null : answer.add());
        }
    }

    /** The file that the site had, judged alike. */
    public record BeforeView(String url, String grade, ScoresView scores, Comparison comparison) {}

    /** Of a file alone. */
    public static AssessmentView of(Assessment assessment) {
        return of(assessment, null, null, null, null, null);
    }

    /** Of a job. */
    static AssessmentView of(JobAssessment filed) {
        @Nullable
        BeforeView before = filed.report()
                .before()
                .map(predecessor -> {
                    Scores scores =
                            Assessment.of(predecessor.evidence(), Set.of()).scores();
                    return new BeforeView(
                            predecessor.url(), scores.grade().name(), ScoresView.of(scores), predecessor.comparison());
                })
                .orElse(null);
        @Nullable Review review = filed.report().reviewed().orElse(null);
        return of(
                filed.assessment(),
                review == null ? "not available" : "available",
                review,
                filed.report().tested().map(AgentTestView::of).orElse(null),
                before,
                filed.version());
    }

    private static AssessmentView of(
            Assessment assessment,
            @Nullable String reviewStatus,
            @Nullable Review review,
            @Nullable AgentTestView agentTest,
            @Nullable BeforeView before,
            @Nullable Integer version) {
        Listing<Finding> findings = assessment.listed(FINDINGS_BYTES);
        return new AssessmentView(
                assessment.scores().grade().name(),
                ScoresView.of(assessment.scores()),
                assessment.template(),
                assessment.size().isEmpty() ? null : assessment.size(),
                assessment.parts().stream().map(PartView::of).toList(),
                findings.shown().stream().map(FindingView::of).toList(),
                findings.more(),
                assessment.listedDismissed(DISMISSED_BYTES).shown().stream()
                        .map(FindingView::of)
                        .toList(),
                assessment.recommendations().stream()
                        .map(RecommendationView::of)
                        .toList(),
                reviewStatus,
                review,
                agentTest,
                before,
                version);
    }
}
