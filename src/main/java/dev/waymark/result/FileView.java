package dev.waymark.result;

import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The document of a job in the way that the visitor has chosen to look at it.
 *
 * @param view the id of one of the tabs
 */
public record FileView(String text, String view) {

    private static final List<String> TABS = List.of("preview", "text");

    /** A line of the raw text; flagged when it has an error or deserves a warning. */
    public record Line(String text, boolean flagged) {}

    /** The file as asked for; a view that does not exist is the first one. */
    public static FileView of(String text, @Nullable String view) {
        return new FileView(text, view != null && TABS.contains(view) ? view : TABS.get(0));
    }

    /** The ways to look at the file. */
    public List<String> tabs() {
        return TABS;
    }

    public Preview preview() {
        return Preview.of(text);
    }

    public int links() {
        return preview().links();
    }

    public List<Line> lines() {
        BitSet flagged = Validation.of(text).lines(rule -> rule.level() != ProblemLevel.INFO);
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Line(lines.get(i), flagged.get(i + 1)))
                .toList();
    }
}
