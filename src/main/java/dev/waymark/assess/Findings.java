package dev.waymark.assess;

import dev.waymark.document.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings as they are made: the first of each code are kept, as many as of a rule's problems, and the others counted. */
final class Findings {

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Integer> room = new HashMap<>();

    void add(Finding finding) {
        if (room.merge(finding.code(), Problems.MOST_OF_A_RULE - 1, (left, any) -> left - 1) >= 0) {
            kept.add(finding);
        }
    }

    List<Finding> kept() {
        return kept;
    }

    /** How many more there were than are kept, by code. */
    Map<String, Integer> more() {
        Map<String, Integer> more = new HashMap<>();
        room.forEach((code, left) -> {
            if (left < 0) {
                more.put(code, -left);
            }
        });
        return more;
    }
}
