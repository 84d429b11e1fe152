package dev.waymark.document;

import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.document.markdown.PlainTextCleaner;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An llms.txt document: a name, a summary, details, and sections that are file lists. Source: the llms.txt proposal, version 2
 * of 2026-08-10, "Format".
 *
 * <p>Whatever strings it is made from, the document can be written so that the proposal and its reference parser both read back
 * the same: texts are cleaned to one line of plain text, an empty name gets a stand-in, sections without links are left out,
 * sections of one title are joined, {@code Optional} comes last, and details are there even when none were given.
 *
 * @param name the H1, at most 100 characters
 * @param summary one line without its {@code >}, at most 300 characters; empty when there is none
 * @param details Markdown blocks without headings, at least one
 * @param sections the file lists in order, their titles unique, none empty; {@code Optional}, if any, last
 */
public record LlmsTxt(String name, String summary, Details details, List<Section> sections) {

    /** The title of the section that a reader in a hurry may skip. */
    public static final String OPTIONAL = "Optional";

    public LlmsTxt {
        name = PlainTextCleaner.name(name, "Untitled");
        summary = PlainTextCleaner.line(summary);
        details = details.orElse("This file describes " + name + " for language models.");
        sections = joined(sections);
    }

    /** The file: UTF-8 text without byte-order mark, line feeds only, one at the end. */
    public String write() {
        Stream<String> head = summary.isEmpty() ? Stream.of("# " + name) : Stream.of("# " + name, "> " + summary);
        return Stream.of(head, details.blocks().stream(), sections.stream().map(Section::write))
                .flatMap(blocks -> blocks)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** All links in the order of the file, those of {@code Optional} included. */
    public List<FileLink> links() {
        return sections.stream().flatMap(section -> section.links().stream()).toList();
    }

    /** The same document with other addresses for its links, such as those of the Markdown versions of its pages. */
    public LlmsTxt withAddresses(UnaryOperator<Url> address) {
        return new LlmsTxt(
                name,
                summary,
                details,
                sections.stream()
                        .map(section -> new Section(
                                section.title(),
                                section.links().stream()
                                        .map(link -> new FileLink(link.name(), address.apply(link.url()), link.notes()))
                                        .toList()))
                        .toList());
    }

    private static List<Section> joined(List<Section> sections) {
        Map<String, Section> byTitle = new LinkedHashMap<>();
        for (Section section : sections) {
            if (!section.links().isEmpty()) {
                byTitle.merge(section.title().toLowerCase(Locale.ROOT), section, Section::and);
            }
        }
        List<Section> joined = new ArrayList<>(byTitle.values());
        joined.sort((one, other) -> Boolean.compare(one.isOptional(), other.isOptional()));
        return List.copyOf(joined);
    }

    /**
     * A titled file list.
     *
     * @param title at most 100 characters, never empty; {@code Optional} in any case is spelt so
     */
    public record Section(String title, List<FileLink> links) {

        public Section {
            title = PlainTextCleaner.name(title, "More");
            title = title.equalsIgnoreCase(OPTIONAL) ? OPTIONAL : title;
            links = List.copyOf(links);
        }

        public boolean isOptional() {
            return title.equals(OPTIONAL);
        }

        private Section and(Section more) {
            return new Section(
                    title, Stream.concat(links.stream(), more.links.stream()).toList());
        }

        private String write() {
            return links.stream().map(FileLink::write).collect(Collectors.joining("\n", "## " + title + "\n\n", ""));
        }
    }

    /**
     * One item of a file list.
     *
     * @param name at most 100 characters, never empty: the address is in
     * @param url with brackets as they are, not percent-encoded; the file encodes them
     * @param notes what the page answers, one line of at most 300 characters, empty when there is nothing to say
     */
    public record FileLink(String name, Url url, String notes) {

        public FileLink {
            name = PlainTextCleaner.name(name, PlainTextCleaner.name(url.host() + url.path(), url.host()));
            url = LinkTarget.of(url);
            notes = PlainTextCleaner.line(notes);
        }

        String write() {
            String link = "- [" + name + "](" + LinkTarget.written(url) + ")";
            return notes.isEmpty() ? link : link + ": " + notes;
        }
    }
}
