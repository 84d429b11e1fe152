package dev.waymark.report;

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
 * @param kind paragraph, heading, bullets, numbers or code
 * @param lines one for each item of a list, one for anything else
 */
public record Block(String kind, List<List<Span>> lines) {

    private static final Parser MARKDOWN = Parser.builder().build();

    public static List<Block> read(String markdown) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = MARKDOWN.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(of(node));
        }
        return blocks;
    }

    /** All words of the block, without their markup. */
    public String text() {
        return lines.stream()
                .map(line -> line.stream().map(Span::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Block of(Node node) {
        if (node instanceof BulletList) {
            return new Block("bullets", items(node));
        } else if (node instanceof OrderedList) {
            return new Block("numbers", items(node));
        } else if (node instanceof FencedCodeBlock code) {
            return plain("code", code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            return plain("code", code.getLiteral());
        } else if (node instanceof HtmlBlock html) {
            return plain("paragraph", html.getLiteral());
        }
        return new Block(node instanceof Heading ? "heading" : "paragraph", List.of(Span.in(node)));
    }

    private static Block plain(String kind, String text) {
        return new Block(kind, List.of(List.of(Span.text(text))));
    }

    private static List<List<Span>> items(Node list) {
        List<List<Span>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(Span.in(item));
        }
        return items;
    }
}
