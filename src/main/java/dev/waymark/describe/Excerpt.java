package dev.waymark.describe;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.wording.Prose;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a page as a {@link Describer} is shown it, and as the only evidence for what it says of the page. */
public final class Excerpt {

    private static final Pattern OPENING_MARKS = Pattern.compile("^[#>*+|\\s-]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:[a-z][a-z0-9+.-]{1,20}://|www\\.|(?:data|javascript|mailto|tel):)\\S++");
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?:[a-z0-9-]{1,63}\\.){1,4}(?:org|com|net|uk|gov|edu|io|dev|app|co|eu|info|biz|scot|wales|cymru|london|charity|example|test|onion)(?![\\p{L}\\p{N}_])(?:/\\S*)?");
    private static final Pattern RULE = Pattern.compile("[|:\\s-]+");
    private static final Pattern FENCE = Pattern.compile("^(?:```|~~~).*");

    private Excerpt() {}

    /** The headings of a page, which say what it is about. */
    public static List<String> headings(Page page) {
        return Stream.concat(
                        Stream.of(page.title(), page.heading()),
                        page.markdown().lines().limit(2_000).filter(line -> line.startsWith("#")))
                .map(Excerpt::plain)
                .filter(line -> !line.isEmpty() && !ModelInstructions.in(line))
                .toList();
    }

    /** Line by line, without addresses and without lines that speak to the model that reads them. */
    public static String of(Page page, PageKind kind) {
        String text = Stream.concat(
                        Stream.of(page.title(), page.heading(), page.description()),
                        page.markdown().lines().limit(2_000))
                .filter(line -> !FENCE.matcher(line).matches())
                .map(Excerpt::line)
                .filter(line -> !line.isEmpty() && !ModelInstructions.in(line))
                .distinct()
                .collect(Collectors.joining("\n"));
        return cut(text, DescribeRequest.longest(kind));
    }

    /** Without addresses; what marks a heading, an item of a list and the cells of a table is kept. */
    private static String line(String line) {
        Matcher marks = OPENING_MARKS.matcher(line);
        String opening = marks.find() ? marks.group() : "";
        String text = plain(line);
        if (text.isEmpty()) {
            return "";
        }
        if (opening.startsWith("#")) {
            return opening.strip() + " " + text;
        }
        if (opening.startsWith("|")) {
            return RULE.matcher(text).matches() ? "" : "| " + text;
        }
        return opening.startsWith("-") || opening.startsWith("*") ? "- " + text : text;
    }

    public static String plain(String line) {
        String unmarked = Prose.plain(OPENING_MARKS.matcher(line).replaceFirst(""));
        if (unmarked.indexOf('.') < 0 && unmarked.indexOf(':') < 0) {
            return BLANKS.matcher(unmarked).replaceAll(" ").strip(); // no address
        }
        String bare = HOST.matcher(ADDRESS.matcher(unmarked).replaceAll(" ")).replaceAll(" ");
        return BLANKS.matcher(bare).replaceAll(" ").strip();
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(text.lastIndexOf(' ', longest), text.lastIndexOf('\n', longest));
        return text.substring(0, end > longest / 2 ? end : longest - 1).strip();
    }
}
