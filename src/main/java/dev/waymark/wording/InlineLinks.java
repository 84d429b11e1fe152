package dev.waymark.wording;

/**
 * Links and images in a line of Markdown: a label of at most 500 characters in brackets and an address in parentheses, which may hold
 * one pair of them. A regular expression for them tries every character of the line.
 */
final class InlineLinks {

    private static final int MAX_LABEL = 500;
    private static final int MAX_ADDRESS = 2_048;
    private static final int MAX_NESTED = 200;

    private InlineLinks() {}

    /** The text without its images. */
    static String withoutImages(String text) {
        return text.contains("![") ? replaced(text, true, false) : text;
    }

    /** The text with the labels of its links in their place. */
    static String labels(String text) {
        return text.indexOf('[') < 0 ? text : replaced(text, false, true);
    }

    /** The text without its links. */
    static String without(String text) {
        return text.indexOf('[') < 0 ? text : replaced(text, false, false);
    }

    /** Whether the text has two links. */
    static boolean hasTwo(String text) {
        int first = next(text, 0, false);
        return first >= 0 && next(text, end(text, first), false) >= 0;
    }

    private static String replaced(String text, boolean images, boolean labels) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int open = next(text, 0, images); open >= 0; open = next(text, from, images)) {
            out.append(text, from, images ? open - 1 : open);
            out.append(labels ? text.substring(open + 1, labelEnd(text, open)) : "");
            from = end(text, open);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The opening bracket of the next link or image, or -1. */
    private static int next(String text, int from, boolean images) {
        int open = text.indexOf('[', from);
        while (open >= 0 && !(begins(text, open, images) && end(text, open) >= 0)) {
            open = text.indexOf('[', open + 1);
        }
        return open;
    }

    private static boolean begins(String text, int open, boolean images) {
        char before = open == 0 ? ' ' : text.charAt(open - 1);
        return images ? before == '!' : before != '\\';
    }

    /** Behind the link that begins here, or -1 when none does. */
    private static int end(String text, int open) {
        int label = labelEnd(text, open);
        if (!has(text, label, ']') || !has(text, label + 1, '(')) {
            return -1;
        }
        int end = skip(text, label + 2, MAX_ADDRESS, '(', ')');
        if (has(text, end, '(')) {
            int nested = skip(text, end + 1, MAX_NESTED, '(', ')');
            end = has(text, nested, ')') ? skip(text, nested + 1, MAX_NESTED, '(', ')') : end;
        }
        return has(text, end, ')') ? end + 1 : -1;
    }

    private static int labelEnd(String text, int open) {
        return skip(text, open + 1, MAX_LABEL, '[', ']');
    }

    /** Behind at most so many characters that are neither of the two. */
    private static int skip(String text, int from, int most, char one, char other) {
        int at = from;
        for (int i = 0; i < most && at < text.length() && text.charAt(at) != one && text.charAt(at) != other; i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean has(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
