package dev.waymark.document;

import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a file says that claims to be an llms.txt, and what had to be forgiven to read it.
 *
 * @param lines the file as it is, without line ends and byte-order mark
 * @param name the H1, empty when there is none
 * @param summary the quote as one line, empty when there is none
 * @param details the Markdown between the summary and the first section, and text that is in sections without being an item
 * @param sections in the order of the file
 * @param all where the file departs from the grammar
 * @param moved the lines, counted from 1, whose text is elsewhere in the file and is in the details of what it means
 */
public record ParsedFile(
        List<String> lines,
        String name,
        String summary,
        String details,
        List<Section> sections,
        Problems all,
        List<Integer> moved) {

    /**
     * A section as it is.
     *
     * @param line of its heading, counted from 1
     */
    public record Section(int line, String title, List<Item> items) {}

    /**
     * An item as it is.
     *
     * @param line counted from 1
     * @param target what stands for the address
     */
    public record Item(int line, String name, String target, String notes) {

        /** The address, empty when it is not an absolute http or https one. */
        public Optional<Url> url() {
            return LinkTarget.read(target);
        }
    }

    /** The document that the file means; items without an absolute http or https address are left out. */
    public LlmsTxt document() {
        return document(Item::url);
    }

    /** The document that the file means when it is at this address, which relative addresses are resolved against. */
    public LlmsTxt document(Url at) {
        return document(item -> item.url().or(() -> at.link(item.target())));
    }

    /** Where the file departs from the grammar, in the order of its lines; see {@link Problems}. */
    public List<Problem> forgiven() {
        return all.described();
    }

    public List<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream()).toList();
    }

    private LlmsTxt document(Function<Item, Optional<Url>> url) {
        List<LlmsTxt.Section> written = sections.stream()
                .map(section -> new LlmsTxt.Section(
                        section.title(),
                        section.items().stream()
                                .flatMap(item -> link(item, url.apply(item)))
                                .toList()))
                .toList();
        return new LlmsTxt(name, summary, new Details(List.of(details)), written);
    }

    private static Stream<LlmsTxt.FileLink> link(Item item, Optional<Url> url) {
        return url.map(address -> new LlmsTxt.FileLink(item.name(), address, item.notes())).stream();
    }
}
