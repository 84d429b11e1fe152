package dev.waymark.assessment;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.Grade;
import dev.waymark.assess.Recommendation;
import dev.waymark.document.Validation;
import dev.waymark.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One number for a document, and the few changes that would raise it most.
 *
 * @param overall from 0 to 100
 * @param template the id of the template that the document was scored by
 * @param fixes the most valuable first
 * @param version the version that was scored, where a newer one has replaced it; otherwise null
 */
public record ScoreSummary(
        int overall,
        Grade grade,
        String template,
        List<Recommendation> fixes,
        @Nullable Integer version) {

    static final int MAX_FIXES = 3;

    /** From the assessment of a job, which knows the website too. */
    public static ScoreSummary of(JobAssessment filed) {
        return of(filed.assessment(), filed.newest() > filed.version() ? filed.version() : null);
    }

    /**
     * From the text of a document alone.
     *
     * @param template what its owner has asked for; empty: the one that the document fits best
     */
    public static ScoreSummary of(String document, Optional<Template> template) {
        Validation validation = Validation.of(document);
        AssessmentInput known = template.map(chosen -> AssessmentInput.of(validation, chosen))
                .orElseGet(() -> AssessmentInput.of(validation));
        return of(Assessment.of(known), null);
    }

    /** From the assessment where a job has one, else from the text of its document alone. */
    public static ScoreSummary of(
            Optional<JobAssessment> filed, String document, Supplier<Optional<Template>> template) {
        return filed.map(ScoreSummary::of).orElseGet(() -> of(document, template.get()));
    }

    private static ScoreSummary of(Assessment assessment, @Nullable Integer version) {
        return new ScoreSummary(
                assessment.scores().overall(),
                assessment.scores().grade(),
                assessment.template(),
                assessment.recommendations().stream()
                        .filter(fix -> fix.gain() > 0)
                        .limit(MAX_FIXES)
                        .toList(),
                version);
    }
}
