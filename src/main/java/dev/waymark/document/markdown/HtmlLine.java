package dev.waymark.document.markdown;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of HTML in a file, as the Markdown that it means: headings, list items with a link, the text of other elements. */
public final class HtmlLine {

    private static final Pattern ELEMENT = Pattern.compile(
            "(?i)\\s{0,9}+</?(?:h[1-6]|a|p|div|section|article|details|summary|center|ul|ol|li|br|hr|span|b|strong|i|em|table|tbody|tr|td|th|blockquote|font|small)(?:[\\s/][^<>]{0,500}+)?>");
    private static final Pattern HEADING = Pattern.compile("(?i)\\s{0,9}+<h([1-6])[\\s>]");
    private static final Pattern ITEM = Pattern.compile("(?i)(?=<li[\\s>])");
    private static final Pattern LINK = Pattern.compile(
            "(?i)<a\\s[^<>]{0,300}?href\\s{0,9}=\\s{0,9}[\"']([^\"'<>\\s]{1,2048}+)[\"'][^<>]{0,300}+>([^<>]{1,300}+)</a>");
    private static final Pattern EMBEDS = Pattern.compile("(?i)<(?:img|video|iframe)\\s|href=");
    private static final Pattern TAG = Pattern.compile("<[/A-Za-z][^<>]{0,500}+>");

    private HtmlLine() {}

    /** Whether the line begins with an element of text; others, such as images and scripts, stay as they are. */
    public static boolean is(String line) {
        return line.indexOf('<') >= 0 && ELEMENT.matcher(line).lookingAt();
    }

    /** The level of the heading that the line is; empty when it is none. */
    public static Optional<Integer> heading(String line) {
        Matcher heading = HEADING.matcher(line);
        return heading.lookingAt() ? Optional.of(Integer.parseInt(heading.group(1))) : Optional.empty();
    }

    /** The text of the line, links as in Markdown, an entry for each list item; none when it has only tags that hold nothing. */
    public static List<String> texts(String line) {
        List<String> texts = Stream.of(ITEM.split(line))
                .map(HtmlLine::text)
                .filter(text -> !text.isEmpty())
                .toList();
        boolean picture = texts.isEmpty()
                && line.indexOf('=') >= 0
                && EMBEDS.matcher(line).find();
        return picture ? List.of(line.strip()) : texts;
    }

    private static String text(String part) {
        String linked = LINK.matcher(part).replaceAll("[$2]($1)");
        return TAG.matcher(linked).replaceAll("").strip();
    }
}
