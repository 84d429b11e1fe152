package dev.waymark.cli.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report for a program.
 *
 * @param counts how many findings there are of each concern
 * @param failOn for which a build fails
 */
public record JsonReport(
        String file,
        String source,
        boolean passes,
        List<String> failOn,
        Map<String, Long> counts,
        int unaskedLinks,
        List<Finding> findings) {

    /** One finding; {@code line} is 0 for the file as a whole. */
    public record Finding(int line, String level, String code, List<String> concerns, String message, String fix) {}

    public static JsonReport of(CheckReport report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        report.counts().forEach((concern, count) -> counts.put(concern.id(), count));
        return new JsonReport(
                report.file(),
                report.source(),
                report.passes(),
                report.failing().stream().map(Concern::id).toList(),
                counts,
                report.unasked(),
                report.findings().stream()
                        .map(finding -> new Finding(
                                finding.line(),
                                report.level(finding),
                                finding.code(),
                                finding.concerns().stream()
                                        .sorted()
                                        .map(Concern::id)
                                        .toList(),
                                finding.message(),
                                finding.fix()))
                        .toList());
    }
}
