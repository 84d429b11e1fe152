package dev.waymark.document;

import dev.waymark.document.markdown.Blocks;
import dev.waymark.document.markdown.PlainTextCleaner;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an llms.txt says between its summary and its first section: Markdown blocks, none of which can be taken for a heading, a
 * section or the start of something that swallows what follows.
 *
 * <p>Text from outside comes in by {@link #paragraph} and {@link #bullets}, which leave no markup in it. The constructor keeps
 * Markdown: headings become bold lead-ins, fenced code becomes indented code, quotes lose their marker, rules are left out.
 *
 * @param blocks each a run of lines without a blank one
 */
public record Details(List<String> blocks) {

    public static final Details NONE = new Details(List.of());

    public Details {
        blocks = Blocks.safe(String.join("\n\n", blocks));
    }

    /** The same with a paragraph of plain text after it; the same when there is no text. */
    public Details paragraph(String text) {
        return and(PlainTextCleaner.paragraph(text));
    }

    /** The same with a paragraph that begins with a bold lead-in; the same when there is no text. */
    public Details paragraph(String leadIn, String text) {
        String plain = PlainTextCleaner.paragraph(text);
        return plain.isEmpty() ? this : and(PlainTextCleaner.bold(leadIn) + " " + plain);
    }

    /** The same with a bold lead-in and a bullet for each text; the same when there is none. */
    public Details bullets(String leadIn, List<String> items) {
        List<String> bullets = items.stream()
                .map(PlainTextCleaner::line)
                .filter(item -> !item.isEmpty())
                .map(item -> "- " + item)
                .toList();
        return bullets.isEmpty() ? this : and(PlainTextCleaner.bold(leadIn)).and(String.join("\n", bullets));
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** These, or a paragraph of this text when there are none. */
    Details orElse(String text) {
        return isEmpty() ? paragraph(text) : this;
    }

    private Details and(String block) {
        return new Details(Stream.concat(blocks.stream(), Stream.of(block)).toList());
    }
}
