package dev.waymark.document;

import dev.waymark.document.markdown.Inline;
import java.util.ArrayList;
import java.util.List;

/** The sections of a file with their items, and the text that is there without being an item. */
final class SectionsParser {

    private static final int LONGEST_NOTES = 1_000; // what is longer gets no longer, line by line

    private final ParseProblems forgiven;
    private final List<ParsedFile.Section> sections = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private int itemAt = -1;
    private int strayFrom = -1;

    SectionsParser(ParseProblems forgiven) {
        this.forgiven = forgiven;
    }

    boolean isEmpty() {
        return sections.isEmpty();
    }

    void open(String title) {
        sections.add(new ParsedFile.Section(forgiven.at() + 1, Inline.plain(title), new ArrayList<>()));
    }

    void blank() {
        strays.add("");
    }

    /** @param opens whether it is the first line of its block */
    void code(String line, boolean opens) {
        if (opens) {
            stray(Rule.OTHER_TEXT, line);
        } else {
            strays.add(line);
            forgiven.moveHere();
        }
    }

    void line(String line) {
        boolean follows = itemAt >= 0 && itemAt == forgiven.at() - 1;
        ItemParser read = ItemParser.read(line);
        if (follows && !read.hasBullet() && (!read.hasLink() || line.startsWith("  "))) {
            wrapped(line);
        } else if (read.hasLink()) {
            read.flaws().forEach(rule -> forgiven.here(rule, line));
            items().add(read.at(forgiven.at() + 1));
            itemAt = forgiven.at();
        } else {
            stray(read.hasBullet() ? Rule.ITEM_WITHOUT_LINK : Rule.OTHER_TEXT, line);
        }
    }

    /**
     * A line that says in another form what an item says.
     *
     * @param markdown the line as Markdown without references and HTML
     */
    void converted(String markdown, String line) {
        ItemParser read = ItemParser.read(markdown);
        if (read.hasLink()) {
            forgiven.here(Rule.ITEM_FORM, line);
            items().add(read.at(forgiven.at() + 1));
            itemAt = forgiven.at();
        } else {
            line(markdown);
        }
    }

    private void wrapped(String line) {
        forgiven.here(Rule.NOTES_WRAPPED, line);
        List<ParsedFile.Item> items = items();
        ParsedFile.Item last = items.remove(items.size() - 1);
        boolean full = last.notes().length() > LONGEST_NOTES;
        String notes = full ? last.notes() : (last.notes() + " " + Inline.plain(line)).strip();
        items.add(new ParsedFile.Item(last.line(), last.name(), last.target(), notes));
        itemAt = forgiven.at();
    }

    private void stray(Rule rule, String line) {
        forgiven.here(rule, line);
        if (strayFrom != sections.size()) {
            strayFrom = sections.size();
            strays.addAll(List.of("", "### " + sections.get(strayFrom - 1).title(), ""));
        }
        strays.add(line);
        forgiven.moveHere();
    }

    private List<ParsedFile.Item> items() {
        return sections.get(sections.size() - 1).items();
    }

    List<ParsedFile.Section> sections() {
        return sections.stream()
                .map(section -> new ParsedFile.Section(section.line(), section.title(), List.copyOf(section.items())))
                .toList();
    }

    List<String> strays() {
        return strays;
    }
}
