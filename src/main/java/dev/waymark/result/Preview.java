package dev.waymark.result;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.ParsedFile;
import dev.waymark.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An llms.txt as a page shows it: the same words, as values that a template writes out one by one. Markup in them stays text, and
 * an address that is not http or https is no link.
 */
public record Preview(String name, String summary, List<MarkdownBlock> details, List<Section> sections) {

    /** A titled list of links. */
    public record Section(String title, List<Link> links) {}

    /** One item; {@code url} is null when the file gives no absolute web address. */
    public record Link(String name, @Nullable String url, String notes) {}

    public static Preview of(String llmsTxt) {
        ParsedFile parsed = LlmsTxtParser.parse(llmsTxt);
        return new Preview(
                parsed.name(),
                parsed.summary(),
                MarkdownBlock.read(parsed.details()),
                parsed.sections().stream().map(Preview::section).toList());
    }

    /** How many links the file has. */
    public int links() {
        return sections.stream().mapToInt(section -> section.links().size()).sum();
    }

    /** The same with the names of its links alone. */
    Preview withoutLinks() {
        return new Preview(
                name,
                summary,
                details,
                sections.stream()
                        .map(section -> new Section(
                                section.title(),
                                section.links().stream()
                                        .map(link -> new Link(link.name(), null, link.notes()))
                                        .toList()))
                        .toList());
    }

    private static Section section(ParsedFile.Section section) {
        return new Section(
                section.title(), section.items().stream().map(Preview::link).toList());
    }

    private static Link link(ParsedFile.Item item) {
        return new Link(item.name(), item.url().map(Url::toString).orElse(null), item.notes());
    }
}
