package dev.waymark.answer;

import org.jspecify.annotations.Nullable;

/**
 * What answers a question: words of the start page or of the file, and the link to follow.
 *
 * @param name of the link; empty where the words themselves answer
 * @param text what is said, or what the file says of the link; may be empty beside a link
 * @param url where the link goes, http or https; null where the words themselves answer
 */
public record VisitorAnswer(
        String name, String text, @Nullable String url) {

    private static final int MAX_CHARACTERS = 200;

    static VisitorAnswer said(String text) {
        return new VisitorAnswer("", shown(text), null);
    }

    static VisitorAnswer link(String name, String text, String url) {
        return new VisitorAnswer(shown(name), shown(text), url);
    }

    /** Cut at a word where it is too long. */
    private static String shown(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        int end = text.lastIndexOf(' ', MAX_CHARACTERS);
        return text.substring(0, end > MAX_CHARACTERS / 2 ? end : text.offsetByCodePoints(0, MAX_CHARACTERS / 2)) + "…";
    }
}
