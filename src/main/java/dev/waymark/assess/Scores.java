package dev.waymark.assess;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The scores of a file, each from 0 to 100. The first assessment, every dismissal and every undo are scored here and nowhere
 * else, so the same evidence always gives the same grade.
 */
public record Scores(int structure, int completeness, int quality, int overall, Grade grade) {

    private static final int COUNTED_PER_CODE = 3;

    /** What is no llms.txt at all scores nothing: that nothing could be checked is never a pass. */
    static final Scores NONE = of(0, 0, 0);

    static Scores of(List<PartCoverage> parts, Collection<Finding> findings) {
        return of(deducted(Category.STRUCTURE, findings), completeness(parts), deducted(Category.QUALITY, findings));
    }

    private static Scores of(int structure, int completeness, int quality) {
        int overall = (3 * structure + 4 * completeness + 3 * quality + 5) / 10;
        return new Scores(structure, completeness, quality, overall, Grade.of(overall));
    }

    private static int deducted(Category category, Collection<Finding> findings) {
        int points = findings.stream()
                .filter(finding -> finding.category() == category)
                .collect(Collectors.groupingBy(Finding::code))
                .values()
                .stream()
                .mapToInt(Scores::capped)
                .sum();
        return Math.max(0, 100 - points);
    }

    private static int capped(List<Finding> ofOneCode) {
        return ofOneCode.stream()
                .map(Finding::points)
                .sorted(Comparator.reverseOrder())
                .limit(COUNTED_PER_CODE)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** 0.6 for the parts that are there, 0.4 for how full they are. */
    private static int completeness(List<PartCoverage> parts) {
        if (parts.isEmpty()) {
            return 100;
        }
        int present = 0;
        int fullness = 0;
        for (PartCoverage part : parts) {
            present += part.isPresent() ? 100 : 0;
            fullness += part.fullness();
        }
        return Math.round((6 * present + 4 * fullness) / (10f * parts.size()));
    }
}
