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
