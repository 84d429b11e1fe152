package dev.waymark.assess;

import dev.waymark.message.Message;
import java.util.List;

/**
 * Something that an assessment found.
 *
 * @param code names what it is, in lower case with hyphens; never changes
 * @param message what is the case
 * @param section the section or part of the file that it concerns; empty when none
 * @param line in the file, counted from 1; 0 when it concerns no one line
 * @param about the address of the page that it is about; empty when it is about none
 * @param suggestion what to do about it
 */
public record Finding(
        String code,
        Category category,
        Severity severity,
        Message message,
        String section,
        int line,
        String about,
        Message suggestion) {

    private static final int MAX_TITLE_CHARACTERS = 80;
    private static final int MAX_DETAIL_CHARACTERS = 200;
    private static final int MAX_ADDRESS_CHARACTERS = 1_000;

    /** Cuts what is too long to be shown: a file says what it likes. */
    public Finding {
        message = cut(message, MAX_DETAIL_CHARACTERS);
        section = cut(section, MAX_TITLE_CHARACTERS);
        about = cut(about, MAX_ADDRESS_CHARACTERS);
        suggestion = cut(suggestion, MAX_ADDRESS_CHARACTERS);
    }

    private static Message cut(Message message, int longest) {
        List<Object> arguments = message.arguments().stream()
                .map(argument -> argument instanceof String text ? cut(text, longest) : argument)
                .toList();
        return new Message(message.key(), arguments);
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
