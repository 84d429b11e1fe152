package dev.waymark.assess;

/**
 * Something that an assessment found.
 *
 * @param code names what it is, in lower case with hyphens; never changes
 * @param message what is the case, in words
 * @param section the section or part of the file that it concerns; empty when none
 * @param line in the file, counted from 1; 0 when it concerns no one line
 * @param about the address of the page that it is about; empty when it is about none
 * @param suggestion what to do about it, in words
 */
public record Finding(
        String code,
        Category category,
        Severity severity,
        String message,
        String section,
        int line,
        String about,
        String suggestion) {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_SUGGESTION = 2_200;

    /** Cuts what is too long to be shown: a file says what it likes. */
    public Finding {
        message = cut(message, LONGEST_MESSAGE);
        section = cut(section, LONGEST_TITLE);
        about = cut(about, LONGEST_ADDRESS);
        suggestion = cut(suggestion, LONGEST_SUGGESTION);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "\u2026" : text;
    }

    /** Tells it from others with the same code: the part or section, the page, or the line; empty for the file as a whole. */
    public String place() {
        if (line == 0 && !section.isEmpty()) {
            return section;
        }
        if (!about.isEmpty()) {
            return about;
        }
        return line > 0 ? "line " + line : "";
    }

    int points() {
        return category.points(severity);
    }
}
