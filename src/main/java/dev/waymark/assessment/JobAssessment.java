package dev.waymark.assessment;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.Dismissal;
import dev.waymark.assess.MarkdownReport;
import dev.waymark.assess.Report;
import dev.waymark.message.Messages;
import java.util.Set;

/**
 * The assessment of a job's document, and what its owner dismissed.
 *
 * @param url the site
 * @param version the version of the document that was judged
 * @param newest the newest version there is
 */
public record JobAssessment(long jobId, String url, Report report, Set<Dismissal> dismissals, int version, int newest) {

    /** The assessment without what is dismissed. */
    public Assessment assessment() {
        return Assessment.of(report.evidence(), dismissals);
    }

    /** The assessment as a report to read. */
    public String markdown(Messages messages) {
        return MarkdownReport.of(url, assessment(), report, messages);
    }

    /** Whether there is something to dismiss. */
    boolean has(Dismissal dismissal) {
        return report.evidence().findings().stream()
                .anyMatch(finding -> finding.code().equals(dismissal.code())
                        && (dismissal.place().equals(Dismissal.EVERYWHERE)
                                || dismissal.place().equals(finding.place())));
    }
}
