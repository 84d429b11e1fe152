package dev.waymark.report;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.Dismissal;
import dev.waymark.assess.Report;
import java.util.Set;

/**
 * The assessment of a job's document, and what its owner dismissed.
 *
 * @param url the site
 */
public record Filed(long jobId, String url, Report report, Set<Dismissal> dismissals) {

    /** The judgement as it stands now. */
    public Assessment assessment() {
        return Assessment.of(report.evidence(), dismissals);
    }

    /** Whether there is something to dismiss. */
    boolean holds(Dismissal dismissal) {
        return report.evidence().findings().stream()
                .anyMatch(finding -> finding.code().equals(dismissal.code())
                        && (dismissal.place().equals(Dismissal.EVERYWHERE)
                                || dismissal.place().equals(finding.place())));
    }
}
