package dev.waymark.extract.dom;

import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** Text as it may leave this package: no control, bidi, zero-width or private characters, no half surrogates. */
public final class TextCleaner {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int LONGEST_HEADING = 300;

    private TextCleaner() {}

    /** The text of an element on one line. */
    public static String of(Element element) {
        boolean single = element.childNodeSize() == 1 && element.childNode(0) instanceof TextNode;
        return line(single ? ((TextNode) element.childNode(0)).getWholeText() : element.text());
    }

    /** The text of a heading, without the sign that links to it, cut when it is very long. */
    public static String heading(Element element) {
        String text = of(element);
        String bare = !text.isEmpty() && "#\u00B6\u00A7".indexOf(text.charAt(text.length() - 1)) >= 0
                ? text.substring(0, text.length() - 1).strip()
                : text;
        return cut(bare, LONGEST_HEADING);
    }

    /** The text of a heading without the parts that are left out. */
    public static String heading(Element element, Predicate<Element> leftOut) {
        if (element.firstElementChild() == null) {
            return heading(element);
        }
        Element shown = element.clone();
        Elements parts = element.getAllElements();
        Elements copies = shown.getAllElements();
        for (int i = 1; i < parts.size(); i++) {
            if (leftOut.test(parts.get(i))) {
                copies.get(i).empty();
            }
        }
        return heading(shown);
    }

    /** The text on one line, runs of white space taken for one blank. */
    public static String line(String raw) {
        return isLine(raw) ? raw : cleaned(raw);
    }

    /** Most texts are what they should be. */
    private static boolean isLine(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || raw.isEmpty();
    }

    private static String cleaned(String raw) {
        StringBuilder line = new StringBuilder(raw.length());
        boolean gap = false;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (isBlank(c)) {
                gap = !line.isEmpty();
            } else if (!isInvisible(c)) {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    /** The text line by line, but without the characters that nobody sees. */
    public static String lines(String raw) {
        StringBuilder lines = new StringBuilder(raw.length());
        raw.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !isInvisible(c))
                .forEach(lines::appendCodePoint);
        return lines.toString();
    }

    /** The text on one line, cut at a word's end when it is longer than the limit. */
    public static String line(String raw, int limit) {
        return cut(line(raw), limit);
    }

    /** The line, cut at a word's end when it is longer than the limit. */
    public static String cut(String line, int limit) {
        if (line.length() <= limit) {
            return line;
        }
        int end = line.lastIndexOf(' ', limit);
        int cut = end > limit / 2 ? end : limit;
        return line.substring(0, Character.isLowSurrogate(line.charAt(cut)) ? cut - 1 : cut);
    }

    public static boolean isBlank(int c) {
        return c == ' ' || (c >= 9 && c <= 13) || (c > 127 && (c == 0x85 || Character.isSpaceChar(c)));
    }

    /** Whether the character has no place in text; white space does. */
    public static boolean isInvisible(int c) {
        if (c < 127) {
            return c < 32;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> c == REPLACEMENT;
        };
    }
}
