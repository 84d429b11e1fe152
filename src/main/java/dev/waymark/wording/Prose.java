package dev.waymark.wording;

import dev.waymark.deadline.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The running text of a page, taken from its Markdown: paragraphs and their sentences, without headings, lists, tables and code. */
public final class Prose {

    private static final int LONGEST = 20_000;
    /** The address of a link, one pair of brackets within it included. */
    private static final String TARGET = "\\([^()]{0,2048}+(?:\\([^()]{0,200}+\\)[^()]{0,200}+)?+\\)";

    private static final Pattern NO_PROSE = Pattern.compile(
            "^(?:#|[|>]|[-*+] |\\d{1,3}[.)] |---|\\*\\*\\*|!\\[[^\\[\\]]{0,300}+]" + TARGET + "$| {4}|\\t)");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*+•] |\\d{1,3}[.)] |> ){1,4}");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "st", "prof", "no", "nos", "eg", "e.g", "i.e", "ie", "etc", "vs", "inc", "ltd",
            "co", "approx", "fig", "rev", "hon", "tel", "jr", "sr", "dept", "est", "a.k.a", "revd", "messrs");

    private Prose() {}

    /** The paragraphs in order, each as one line of plain text. */
    public static List<String> paragraphs(String markdown) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean code = false;
        for (String line : head(markdown).lines().toList()) {
            boolean fence = line.startsWith("```") || line.startsWith("~~~");
            code ^= fence;
            if (fence || code || line.isBlank() || isNoProse(line)) {
                close(open, paragraphs);
            } else {
                open.append(line).append(' ');
            }
        }
        close(open, paragraphs);
        return paragraphs;
    }

    private static boolean isNoProse(String line) {
        return !Character.isLetter(line.charAt(0)) && NO_PROSE.matcher(line).find();
    }

    private static String head(String markdown) {
        return markdown.length() <= LONGEST ? markdown : markdown.substring(0, LONGEST);
    }

    private static void close(StringBuilder open, List<String> paragraphs) {
        String markdown = open.toString();
        String text = isMenu(markdown) ? "" : plain(markdown);
        open.setLength(0);
        if (!text.isEmpty()) {
            paragraphs.add(text);
        }
    }

    /** Whether a paragraph is a row of links with nothing said between them. */
    private static boolean isMenu(String paragraph) {
        return InlineLinks.hasTwo(paragraph)
                && InlineLinks.without(paragraph).chars().noneMatch(Character::isLetterOrDigit);
    }

    /** One line of Markdown as plain text, without what makes it an item of a list. */
    public static String bare(String line) {
        String text = line.strip();
        String item = text.isEmpty() || Character.isLetter(text.charAt(0))
                ? text
                : BULLET.matcher(text).replaceFirst("");
        return plain(item.endsWith("\\") ? item.substring(0, item.length() - 1) : item);
    }

    /** One line of Markdown as plain text. */
    public static String plain(String markdown) {
        Deadline.check();
        return spaced(unmarked(InlineLinks.labels(InlineLinks.withoutImages(markdown))));
    }

    /** Without the marks of emphasis and code, and without the backslashes before marks. */
    private static String unmarked(String text) {
        if (!hasMarks(text)) {
            return text;
        }
        StringBuilder unmarked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if ((c == '*' || c == '_') && c == next) {
                i++;
            } else if (!isMark(c, i == 0 ? ' ' : text.charAt(i - 1), next)) {
                unmarked.append(c);
            }
        }
        return unmarked.toString();
    }

    private static boolean hasMarks(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('_') >= 0 || text.indexOf('`') >= 0 || text.indexOf('\\') >= 0;
    }

    private static boolean isMark(char c, char before, char next) {
        return switch (c) {
            case '`' -> true;
            case '*', '_' -> !isWordPart(before) || !isWordPart(next);
            case '\\' -> next > ' ' && next < 127 && !(isWordPart(next) && next != '_');
            default -> false;
        };
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** With one blank between words, and none before a mark that ends a sentence or a clause. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blank = true;
                continue;
            }
            boolean closing = ",.;:!?".indexOf(c) >= 0 && (i + 1 == text.length() || isBlank(text.charAt(i + 1)));
            if (blank && !closing) {
                spaced.append(' ');
            }
            blank = false;
            spaced.append(c);
        }
        return spaced.toString().strip();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The sentences of a text, each with the mark that ends it. */
    public static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (ends(text, i)) {
                sentences.add(text.substring(start, i + 1).strip());
                start = i + 1;
            }
        }
        if (!text.substring(start).isBlank()) {
            sentences.add(text.substring(start).strip());
        }
        return sentences;
    }

    private static boolean ends(String text, int at) {
        char c = text.charAt(at);
        boolean mark = c == '.' || c == '!' || c == '?' || c == '…';
        boolean closed = at + 2 < text.length() && text.charAt(at + 1) == ' ' && begins(text.charAt(at + 2));
        return mark && closed && !(c == '.' && abbreviates(text, at));
    }

    private static boolean begins(char c) {
        return Character.isUpperCase(c) || Character.isDigit(c) || "\"'“‘(£$€".indexOf(c) >= 0;
    }

    private static boolean abbreviates(String text, int at) {
        String word = text.substring(text.lastIndexOf(' ', at) + 1, at).toLowerCase(Locale.ROOT);
        return word.length() == 1 || ABBREVIATIONS.contains(word);
    }
}
