package dev.waymark.result;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The document of a job in the way that the visitor has chosen to look at it.
 *
 * @param view the id of one of the tabs
 * @param tabs those that the visitor may choose from
 */
public record FileView(String text, String view, List<String> tabs) {

    private static final List<String> TABS = List.of("preview", "text");
    private static final List<String> TABS_OF_THE_OWNER = List.of("preview", "lines", "text");

    /** So many items can be edited one by one; a longer file as a whole. */
    private static final int MAX_ITEMS = 300;

    /** A line of the raw text; flagged when it has an error or deserves a warning. */
    public record Line(String text, boolean flagged) {}

    /** The file as asked for; a view that does not exist is the first one. */
    public static FileView of(String text, @Nullable String view) {
        return of(text, view, TABS);
    }

    /** The same for who may edit it. */
    public static FileView ofOwner(String text, @Nullable String view) {
        return of(text, view, TABS_OF_THE_OWNER);
    }

    private static FileView of(String text, @Nullable String view, List<String> tabs) {
        return new FileView(text, view != null && tabs.contains(view) ? view : tabs.get(0), tabs);
    }

    /** The sections with the items that can be edited one by one. */
    public List<ParsedFile.Section> sections() {
        List<ParsedFile.Section> sections = new ArrayList<>();
        int left = MAX_ITEMS;
        for (ParsedFile.Section section : LlmsTxtParser.parse(text).sections()) {
            List<ParsedFile.Item> items = section.items().stream().limit(left).toList();
            left -= items.size();
            sections.add(new ParsedFile.Section(section.line(), section.title(), items));
        }
        return sections;
    }

    public Preview preview() {
        return Preview.of(text);
    }

    public int links() {
        return preview().links();
    }

    /** Whether any line is flagged. */
    public boolean isFlagged() {
        return lines().stream().anyMatch(Line::flagged);
    }

    public List<Line> lines() {
        BitSet flagged = Validation.of(text).lines(rule -> rule.level() != ProblemLevel.INFO);
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Line(lines.get(i), flagged.get(i + 1)))
                .toList();
    }
}
