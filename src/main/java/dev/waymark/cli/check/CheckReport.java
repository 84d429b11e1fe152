package dev.waymark.cli.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a check came to.
 *
 * @param file the committed file as it was named
 * @param source the website or the file that it was held against
 * @param findings by line
 * @param failing for which of them a build fails
 * @param unasked how many links were not asked for, for want of time
 */
public record CheckReport(String file, String source, List<CheckFinding> findings, Set<Concern> failing, int unasked) {

    public CheckReport {
        findings = List.copyOf(findings);
        failing = failing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(failing));
    }

    public boolean passes() {
        return findings.stream().noneMatch(finding -> finding.fails(failing));
    }

    /** How many findings there are of each concern. */
    public Map<Concern, Long> counts() {
        Map<Concern, Long> counts = new EnumMap<>(Concern.class);
        for (Concern concern : Concern.values()) {
            counts.put(
                    concern,
                    findings.stream()
                            .filter(finding -> finding.concerns().contains(concern))
                            .count());
        }
        return counts;
    }

    /** For a finding in a report: an error when a build fails for it, a warning otherwise. */
    public String level(CheckFinding finding) {
        return finding.fails(failing) ? "error" : "warning";
    }
}
