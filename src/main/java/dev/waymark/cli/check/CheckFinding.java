package dev.waymark.cli.check;

import dev.waymark.document.Problem;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that was found in a committed file.
 *
 * @param code names the kind, in lower case with hyphens; never changes
 * @param line of the file, counted from 1; 0 when it concerns the file as a whole
 * @param concerns what it counts as; a page of the website that is gone is a dead link and drift
 * @param message what is the case; one line without hidden characters
 * @param fix what to do about it, likewise
 */
public record CheckFinding(String code, int line, Set<Concern> concerns, String message, String fix) {

    private static final int MAX_CHARACTERS = 500;

    public CheckFinding {
        concerns = Set.copyOf(concerns);
        message = shown(message);
        fix = shown(fix);
    }

    public static CheckFinding of(Problem problem, Concern... concerns) {
        return new CheckFinding(
                problem.code(),
                problem.line(),
                Set.of(concerns),
                problem.message().toString(),
                problem.fix().toString());
    }

    /** Whether a build fails for it that fails for these. */
    public boolean fails(Set<Concern> failing) {
        return concerns.stream().anyMatch(failing::contains);
    }

    /** Without what moves a cursor, hides or turns text, or is an order to the program that reads the log of a build. */
    static String shown(String text) {
        String visible = text.codePoints()
                .limit(MAX_CHARACTERS)
                .map(c -> isShown(c) ? c : ' ')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return visible.replace("##[", "## [") + (text.codePointCount(0, text.length()) > MAX_CHARACTERS ? "…" : "");
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
