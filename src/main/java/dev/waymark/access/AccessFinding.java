package dev.waymark.access;

import dev.waymark.message.Message;
import java.util.List;

/**
 * What one check found.
 *
 * @param reason why it came out so, with the numbers
 * @param evidence where that was seen: addresses, header fields, names; at most eight lines of at most 200 characters
 */
public record AccessFinding(AccessCheck check, AccessOutcome outcome, Message reason, List<String> evidence) {

    private static final int MAX_LINES = 8;
    private static final int MAX_CHARACTERS = 200;

    public AccessFinding {
        evidence = evidence.stream()
                .filter(line -> !line.isBlank())
                .distinct()
                .limit(MAX_LINES)
                .map(line -> line.substring(0, Math.min(line.length(), MAX_CHARACTERS)))
                .toList();
    }

    static AccessFinding of(AccessCheck check, AccessOutcome outcome, Message reason) {
        return new AccessFinding(check, outcome, reason, List.of());
    }

    /** The same, with where that was seen. */
    AccessFinding seenAt(Object... places) {
        return seenAt(List.of(places));
    }

    AccessFinding seenAt(List<?> places) {
        return new AccessFinding(
                check, outcome, reason, places.stream().map(Object::toString).toList());
    }

    /** Whether there is something to do. */
    public boolean isToFix() {
        return outcome == AccessOutcome.FAIL || outcome == AccessOutcome.WARN;
    }

    /** What to do; nothing when there is nothing to do. What a firewall does to others has to be looked up always. */
    public Message advice() {
        return isToFix() || check == AccessCheck.CHALLENGE_PAGE ? check.fix() : Message.NONE;
    }
}
