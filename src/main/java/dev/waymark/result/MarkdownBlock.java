package dev.waymark.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;

/**
 * A block of Markdown as a template can write it out without ever writing markup: HTML in it is text.
 *
 * @param lines one for each item of a list, one for anything else
 */
public record MarkdownBlock(Kind kind, List<List<MarkdownSpan>> lines) {

    /** What a block is. */
    public enum Kind {
        PARAGRAPH,
        HEADING,
        BULLETS,
        NUMBERS,
        CODE
    }

    private static final Parser MARKDOWN = Parser.builder().build();

    public static List<MarkdownBlock> read(String markdown) {
        List<MarkdownBlock> blocks = new ArrayList<>();
        for (Node node = MARKDOWN.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(of(node));
        }
        return blocks;
    }

    /** All words of the block, without their markup. */
    public String text() {
        return lines.stream()
                .map(line -> line.stream().map(MarkdownSpan::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static MarkdownBlock of(Node node) {
        if (node instanceof BulletList) {
            return new MarkdownBlock(Kind.BULLETS, items(node));
        } else if (node instanceof OrderedList) {
            return new MarkdownBlock(Kind.NUMBERS, items(node));
        } else if (node instanceof FencedCodeBlock code) {
            return plain(Kind.CODE, code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            return plain(Kind.CODE, code.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            return plain(Kind.PARAGRAPH, html.getLiteral());
        }
        return new MarkdownBlock(
                node instanceof Heading ? Kind.HEADING : Kind.PARAGRAPH, List.of(MarkdownSpan.in(node)));
    }

    private static MarkdownBlock plain(Kind kind, String text) {
        return new MarkdownBlock(kind, List.of(List.of(MarkdownSpan.text(text))));
    }

    private static List<List<MarkdownSpan>> items(Node list) {
        List<List<MarkdownSpan>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(MarkdownSpan.in(item));
        }
        return items;
    }
}
