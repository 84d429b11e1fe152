package dev.waymark.extract.markdown;

import dev.waymark.extract.dom.CodeBlock;
import dev.waymark.extract.dom.Formula;
import dev.waymark.extract.dom.InlineNotes;
import dev.waymark.extract.dom.LinkResolver;
import dev.waymark.extract.dom.Table;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Heading;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
public final class MarkdownRenderer implements NodeFilter {

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
    private boolean inDeleted;
    private final Set<Element> bracketed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> explained = new HashSet<>();

    private MarkdownRenderer(LinkResolver hrefs, Set<Element> dropped) {
        this.hrefs = hrefs;
        this.dropped = dropped;
    }

    /** Renders the element without the parts that are dropped; links become absolute. */
    public static MarkdownRenderer render(Element element, Set<Element> dropped, LinkResolver hrefs) {
        MarkdownRenderer renderer = new MarkdownRenderer(hrefs, dropped);
        NodeTraversor.filter(renderer, element);
        return renderer;
    }

    public String markdown() {
        return writer.finished().orElse("");
    }

    public int words() {
        return writer.words();
    }

    public List<Heading> headings() {
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
        if (element.normalName().equals("script") && element.attr("type").startsWith("math/tex")) {
            formula(TextCleaner.line(element.data()));
        }
        if (dropped.contains(element) || isAnchorSign(element) || InlineNotes.isFootnoteMark(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> openHeading(element);
            case "ul", "ol", "menu", "dir", "dl" -> openList(element);
            case "li" -> lists.openItem(writer);
            case "dt" -> openTerm(element);
            case "dd" -> lists.openDefinition(writer);
            case "blockquote" -> {
                writer.unglue();
                writer.block(2);
                writer.open("> ", "> ");
            }
            case "strong", "b" -> inStrong |= openMark(element, "**", inStrong);
            case "em", "i" -> inEmphasis |= openMark(element, "*", inEmphasis);
            case "a" -> openLink(element);
            case "br" -> writer.lineBreak();
            case "img" -> image(element);
            case "q" -> writer.text("\u201C");
            case "s", "del", "strike" -> inDeleted |= openMark(element, "~~", inDeleted);
            case "sup", "sub" -> openRaised(element);
            case "rt" -> writer.text("(");
            case "time" -> writer.text(element.hasText() ? "" : element.attr("datetime"));
            case "pre", "code", "kbd", "samp", "tt", "table", "math", "rp", "caption" -> {
                return whole(element);
            }
            default -> block(element);
        }
        return FilterResult.CONTINUE;
    }

    /** The sign beside a heading that links to the heading itself. */
    private boolean isAnchorSign(Element element) {
        return inHeading && isAnchor(element);
    }

    private static boolean isAnchor(Element element) {
        return element.normalName().equals("a")
                && element.attr("href").contains("#")
                && element.text().codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private boolean isLeftOut(Element part) {
        return dropped.contains(part) || isAnchor(part) || InlineNotes.isFootnoteMark(part);
    }

    /** Elements that are rendered without going through their children. */
    private FilterResult whole(Element element) {
        switch (element.normalName()) {
            case "table" -> {
                return table(element);
            }
            case "pre" -> code(CodeBlock.in(element, dropped));
            case "math" -> formula(Formula.of(element));
            case "caption" -> caption(element);
            case "rp" -> {}
            default -> inlineCode(element);
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    /** Names in references are links within code; Markdown knows code within links alone. */
    private void inlineCode(Element element) {
        Element only = element.childNodeSize() == 1 ? element.firstElementChild() : null;
        Optional<Url> target = only != null && only.normalName().equals("a") ? hrefs.of(only) : Optional.empty();
        target.ifPresent(writer::openLink);
        writer.code(element.wholeText());
        target.ifPresent(url -> writer.closeMark());
    }

    private void code(CodeBlock code) {
        writer.unglue();
        writer.codeBlock(code.text(), code.language());
    }

    private void formula(String source) {
        if (!source.isEmpty()) {
            writer.text("$");
            writer.code(source);
            writer.text("$");
        }
    }

    /** A caption often repeats the heading above its table. */
    private void caption(Element element) {
        String last =
                headings.isEmpty() ? "" : headings.get(headings.size() - 1).text();
        String text = cell(element);
        if (!text.isEmpty() && !TextCleaner.heading(element).equals(last)) {
            writer.block(2);
            writer.line(text);
        }
        writer.block(2);
    }

    private FilterResult table(Element element) {
        writer.unglue();
        writer.block(2);
        Optional<CodeBlock> code = inHeading ? Optional.empty() : CodeBlock.inRows(Table.rows(element), dropped);
        if (code.isPresent()) {
            code(code.get());
            return FilterResult.SKIP_ENTIRELY;
        }
        Optional<Table> table = inHeading ? Optional.empty() : Table.in(element);
        if (table.isEmpty()) {
            return FilterResult.CONTINUE;
        }
        element.children().stream()
                .filter(part -> part.normalName().equals("caption") && !dropped.contains(part))
                .forEach(this::caption);
        table.get().lines(this::cell).forEach(writer::line);
        writer.block(2);
        return FilterResult.SKIP_ENTIRELY;
    }

    /** What is in the cell of a table, on one line. */
    private String cell(Element cell) {
        MarkdownWriter around = writer;
        boolean wasInHeading = inHeading;
        writer = new MarkdownWriter(SHORT);
        writer.openLine("");
        inHeading = true;
        cell.childNodes().forEach(node -> NodeTraversor.filter(this, node));
        inHeading = wasInHeading;
        String text = markdown();
        writer = around;
        return text;
    }

    private void openHeading(Element element) {
        writer.unglue();
        writer.block(2);
        if (!inHeading) {
            String text = TextCleaner.heading(element, this::isLeftOut);
            if (!text.isEmpty() && headings.size() < MOST_HEADINGS) {
                headings.add(new Heading(element.normalName().charAt(1) - '0', text));
            }
            writer.openLine("#".repeat(element.normalName().charAt(1) - '0') + " ");
            marked.add(element);
            inHeading = true;
        }
    }

    private void openList(Element element) {
        Element around = element.parent();
        boolean inList = around != null && !element.normalName().equals("dl") && isItemList(around);
        lists.open(element.normalName().equals("ol"), start(element.attr("start")), inList, writer);
    }

    private static boolean isItemList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }

    private static int start(String number) {
        return NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 1;
    }

    private void openTerm(Element element) {
        if (inHeading) {
            writer.block(1);
        } else {
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

    private void openRaised(Element element) {
        String sign = InlineNotes.sign(element, writer.isAfterWord(), writer.isAfterDigit());
        writer.sign(sign);
        if (sign.endsWith("(")) {
            bracketed.add(element);
        }
    }

    private void closeAbbreviation(Element element) {
        String meaning = inHeading ? "" : InlineNotes.meaning(element);
        if (!meaning.isEmpty() && explained.size() < MOST_HEADINGS && explained.add(meaning)) {
            writer.text(" (" + meaning + ")");
        }
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
        if (!alt.isEmpty() && !inLinkWithText && !FILE_NAME.matcher(alt).find() && !isSaidByCaption(element, alt)) {
            writer.text(" " + alt + " ");
        }
    }

    private static boolean isSaidByCaption(Element image, String alt) {
        Element around = image.parent();
        for (int i = 0; i < 3 && around != null; i++, around = around.parent()) {
            if (around.normalName().equals("figure")) {
                Element caption = around.selectFirst("figcaption");
                return caption != null && TextCleaner.of(caption).contains(alt);
            }
        }
        return false;
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
            case "s", "del", "strike" -> inDeleted &= !closeMark(element);
            case "sup", "sub" -> writer.text(bracketed.remove(element) ? ")" : "");
            case "rt" -> writer.text(")");
            case "abbr", "acronym" -> closeAbbreviation(element);
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
