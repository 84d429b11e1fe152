package dev.waymark.extract;

import dev.waymark.extract.dom.ElementInfo;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What of a page speaks for or against its being one.
 *
 * @param prose whether its main content has a paragraph
 * @param links how many links the whole page has
 * @param noindex whether it asks not to be indexed
 */
record PageSigns(String title, String heading, int words, int headings, int links, boolean prose, boolean noindex) {

    static final int FEW_WORDS = 40;
    static final int MANY_WORDS = 150;

    private static final int MAX_SEGMENT = 80;
    private static final Pattern SEPARATOR = Pattern.compile("\\s[-|\u2013\u2014\u00b7\u2022\u00bb\u203a:]{1,3}\\s|: ");

    static PageSigns of(Page page) {
        return new PageSigns(
                page.title(),
                page.heading(),
                page.words(),
                page.headings().size(),
                page.links().size(),
                hasProse(page.markdown()),
                page.noindex());
    }

    static boolean hasProse(String markdown) {
        for (int start = 0, end; start < markdown.length(); start = end + 1) {
            int lineEnd = markdown.indexOf('\n', start);
            end = lineEnd < 0 ? markdown.length() : lineEnd;
            boolean other = markdown.startsWith("[", start)
                    || markdown.startsWith("- [", start)
                    || markdown.startsWith("|", start);
            if (end - start >= ElementInfo.MIN_PARAGRAPH && !other) {
                return true;
            }
        }
        return false;
    }

    boolean hasFewWords() {
        return words < FEW_WORDS;
    }

    boolean hasManyWords() {
        return words >= MANY_WORDS;
    }

    List<Message> counts() {
        return List.of(wordCount(), headingCount(), linkCount());
    }

    Message headingCount() {
        return Message.of("sign.headings", headings);
    }

    Message linkCount() {
        return Message.of("sign.links", links);
    }

    Message wordCount() {
        return Message.of("sign.words", words);
    }

    /** Whether a part of the title, such as that before the name of the site, is as wanted. */
    boolean titleHas(Predicate<String> wanted) {
        return has(title, wanted);
    }

    boolean headingHas(Predicate<String> wanted) {
        return has(heading, wanted);
    }

    private static boolean has(String text, Predicate<String> wanted) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(SEPARATOR.split(lower))
                .map(String::strip)
                .anyMatch(part -> part.length() <= MAX_SEGMENT && wanted.test(part));
    }
}
