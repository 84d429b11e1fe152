package dev.waymark.validate;

import dev.waymark.access.AccessFinding;
import dev.waymark.access.AccessOutcome;
import dev.waymark.access.AccessReport;
import dev.waymark.message.Message;
import dev.waymark.recipe.MarkdownLines;
import dev.waymark.recipe.MarkdownLines.ServerLines;
import dev.waymark.url.Url;
import dev.waymark.web.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agents meet, as JSON shows it.
 *
 * @param site the root of what answered
 * @param requests how many requests we made
 * @param fixPack what to do about each check that does not pass
 */
public record AccessView(
        String site,
        int requests,
        List<String> pages,
        long passed,
        long warnings,
        long failed,
        long skipped,
        List<FindingView> findings,
        FixPack fixPack) {

    /** One check; {@code advice} is null when there is nothing to do. */
    public record FindingView(
            String check,
            Message title,
            String outcome,
            Message reason,
            List<String> evidence,
            @Nullable Message advice) {

        static FindingView of(AccessFinding finding) {
            return new FindingView(
                    finding.check().id(),
                    finding.check().title(),
                    Ids.of(finding.outcome()),
                    finding.reason(),
                    finding.evidence(),
                    finding.advice().equals(Message.NONE) ? null : finding.advice());
        }
    }

    /**
     * What puts things right.
     *
     * @param fixes the failed checks first
     * @param pageLine what to add to the template of the pages, above the content
     * @param servers the lines for the server that the site runs on; for each that we know when that does not show
     */
    public record FixPack(List<Fix> fixes, String pageLine, List<ServerLines> servers) {

        static FixPack of(AccessReport report) {
            Url file = report.site().at("/llms.txt");
            return new FixPack(
                    report.toFix().stream().map(Fix::of).toList(),
                    MarkdownLines.page(file),
                    MarkdownLines.servers(file, report.builder()));
        }
    }

    /** What puts one check right, and where: bundle, server, pages or site. */
    public record Fix(String check, String remedy, Message fix) {

        static Fix of(AccessFinding finding) {
            return new Fix(
                    finding.check().id(),
                    Ids.of(finding.check().remedy()),
                    finding.check().fix());
        }
    }

    static AccessView of(AccessReport report) {
        return new AccessView(
                report.site().toString(),
                report.requests(),
                report.pages().stream().map(Url::toString).toList(),
                report.count(AccessOutcome.PASS),
                report.count(AccessOutcome.WARN),
                report.count(AccessOutcome.FAIL),
                report.count(AccessOutcome.SKIP),
                report.findings().stream().map(FindingView::of).toList(),
                FixPack.of(report));
    }
}
