package dev.waymark.extract;

import dev.waymark.extract.Page.Heading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Renders an element as Markdown, without recursion: pages nest as deep as they like. */
final class MarkdownRenderer implements NodeFilter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private static final Pattern FILE_NAME = Pattern.compile("(?i)^\\S++(?<=\\.(?:jpe?g|png|gif|svg|webp|avif))$");
    private static final Set<String> NO_BLOCKS = Set.of("ins", "del", "dt", "dd");
    private static final int LONGEST_ALT = 250;
    private static final int MOST_HEADINGS = 500;
    private static final int LONG = 16_384;
    private static final int SHORT = 64;

    private final LinkResolver hrefs;
    private final Set<Element> dropped;
    private MarkdownWriter writer = new MarkdownWriter(LONG);
    private final List<Heading> headings = new ArrayList<>();
    private final Lists lists = new Lists();
    private final Set<Element> marked = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean inHeading;
    private boolean inLinkWithText;
    private boolean inStrong;
    private boolean inEmphasis;

    private MarkdownRenderer(LinkResolver hrefs, Set<Element> dropped) {
        this.hrefs = hrefs;
        this.dropped = dropped;
    }

    /** Renders the element without the parts that are dropped; links become absolute. */
    static MarkdownRenderer render(Element element, Set<Element> dropped, LinkResolver hrefs) {
        MarkdownRenderer renderer = new MarkdownRenderer(hrefs, dropped);
        NodeTraversor.filter(renderer, element);
        return renderer;
    }

    String markdown() {
        return writer.finished().orElse("");
    }

    int words() {
        return writer.words();
    }

    List<Heading> headings() {
        return headings;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            writer.text(text.getWholeText());
        }
        return node instanceof Element element ? open(element) : FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        if (dropped.contains(element) || isAnchorSign(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> openHeading(element);
            case "ul", "ol", "menu", "dir", "dl" -> openList(element);
            case "li" -> lists.openItem(writer);
            case "dt" -> openTerm(element);
            case "dd" -> lists.openDefinition(writer);
            case "blockquote" -> {
                writer.block(2);
                writer.open("> ", "> ");
            }
            case "strong", "b" -> inStrong |= openMark(element, "**", inStrong);
            case "em", "i" -> inEmphasis |= openMark(element, "*", inEmphasis);
            case "a" -> openLink(element);
            case "br" -> writer.lineBreak();
            case "img" -> image(element);
            case "q" -> writer.text("\u201C");
            case "pre", "code", "kbd", "samp", "tt", "table" -> {
                return whole(element);
            }
            default -> block(element);
        }
        return FilterResult.CONTINUE;
    }

    /** The sign beside a heading that links to the heading itself. */
    private boolean isAnchorSign(Element element) {
        return inHeading
                && element.normalName().equals("a")
                && element.attr("href").contains("#")
                && element.text().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Elements that are rendered without going through their children. */
    private FilterResult whole(Element element) {
        if (element.normalName().equals("table")) {
            return table(element);
        }
        if (element.normalName().equals("pre")) {
            CodeBlock code = CodeBlock.in(element);
            writer.codeBlock(code.text(), code.language());
        } else {
            writer.code(element.wholeText());
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult table(Element element) {
        writer.block(2);
        Optional<Table> table = inHeading ? Optional.empty() : Table.in(element);
        if (table.isEmpty()) {
            return FilterResult.CONTINUE;
        }
        table.get().lines(this::cell).forEach(writer::line);
        writer.block(2);
        return FilterResult.SKIP_ENTIRELY;
    }

    /** What stands in the cell of a table, on one line. */
    private String cell(Element cell) {
        MarkdownWriter around = writer;
        writer = new MarkdownWriter(SHORT);
        writer.openLine("");
        inHeading = true;
        cell.childNodes().forEach(node -> NodeTraversor.filter(this, node));
        inHeading = false;
        String text = markdown();
        writer = around;
        return text;
    }

    private void openHeading(Element element) {
        writer.block(2);
        if (!inHeading) {
            String text = TextCleaner.heading(element);
            if (!text.isEmpty() && headings.size() < MOST_HEADINGS) {
                headings.add(new Heading(element.normalName().charAt(1) - '0', text));
            }
            writer.openLine("#".repeat(element.normalName().charAt(1) - '0') + " ");
            marked.add(element);
            inHeading = true;
        }
    }

    private void openList(Element element) {
        lists.open(element.normalName().equals("ol"), start(element.attr("start")), writer);
    }

    private static int start(String number) {
        return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 1;
    }

    private void openTerm(Element element) {
        writer.block(1);
        if (!inHeading) {
            lists.openTerm(writer);
        }
        inStrong |= openMark(element, "**", inStrong);
    }

    private boolean openMark(Element element, String mark, boolean already) {
        boolean opens = !already && !inHeading;
        if (opens) {
            writer.openMark(mark);
            marked.add(element);
        }
        return opens;
    }

    private void openLink(Element element) {
        inLinkWithText = element.hasText();
        hrefs.of(element).ifPresent(url -> {
            writer.openLink(url);
            marked.add(element);
        });
    }

    private void image(Element element) {
        String alt = TextCleaner.line(element.attr("alt"), LONGEST_ALT);
        if (!alt.isEmpty() && !inLinkWithText && !FILE_NAME.matcher(alt).find()) {
            writer.text(" " + alt + " ");
        }
    }

    private void block(Element element) {
        if (element.isBlock() && !NO_BLOCKS.contains(element.normalName()) && !isInDefinitions(element)) {
            writer.block(2);
        }
    }

    private static boolean isInDefinitions(Element element) {
        return element.parent() != null && element.parent().normalName().equals("dl");
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private void close(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> closeHeading(element);
            case "ul", "ol", "menu", "dir", "dl" -> lists.close(writer);
            case "li", "blockquote" -> {
                writer.close();
                writer.block(2);
            }
            case "strong", "b", "dt" -> inStrong &= !closeMark(element);
            case "em", "i" -> inEmphasis &= !closeMark(element);
            case "a" -> {
                closeMark(element);
                inLinkWithText = false;
            }
            case "q" -> writer.text("\u201D");
            default -> block(element);
        }
    }

    private void closeHeading(Element element) {
        if (marked.remove(element)) {
            writer.close();
            inHeading = false;
        }
        writer.block(2);
    }

    private boolean closeMark(Element element) {
        boolean wasOpen = marked.remove(element);
        if (wasOpen) {
            writer.closeMark();
        }
        return wasOpen;
    }
}
