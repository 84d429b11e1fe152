package dev.waymark.cli.check;

import java.io.PrintWriter;
import java.util.Map;

/** A report as a person reads it in the log of a build. */
public final class TextReport {

    private TextReport() {}

    public static void print(CheckReport report, PrintWriter out) {
        for (CheckFinding finding : report.findings()) {
            String place = finding.line() == 0 ? report.file() : report.file() + ":" + finding.line();
            line(out, "%s: %s: %s (%s)".formatted(place, report.level(finding), finding.message(), finding.code()));
            line(out, "    " + finding.fix());
        }
        Map<Concern, Long> counts = report.counts();
        line(
                out,
                "%s: %s. Validity: %d, dead links: %d, drift: %d."
                        .formatted(
                                report.file(),
                                report.passes() ? "passes" : "fails",
                                counts.get(Concern.VALIDITY),
                                counts.get(Concern.DEAD),
                                counts.get(Concern.DRIFT)));
        if (report.unasked() > 0) {
            line(out, "%d links were not asked for: there was no time left.".formatted(report.unasked()));
        }
        out.flush();
    }

    /** No line begins as an order to the runner does that executes the build. */
    private static void line(PrintWriter out, String text) {
        String shown = CheckFinding.shown(text);
        out.println(shown.stripLeading().startsWith("::") ? "| " + shown : shown);
    }
}
