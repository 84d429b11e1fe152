package dev.waymark.document;

import dev.waymark.document.markdown.LinkTarget;
import dev.waymark.document.markdown.PlainTextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file in which one item was changed, removed or moved, and everything else is as it was.
 *
 * @param text of the whole file
 * @param line where the item is now, counted from 1; where it was removed, the next item or else the last, 0 for none
 */
public record ItemEdit(String text, int line) {

    private static final String LINE_FEED = "\n";

    /** A file by its lines, and an item in it. */
    private record Place(List<String> lines, ParsedFile parsed, ParsedFile.Item item) {

        int start() {
            return item.line() - 1;
        }

        /** Behind the last line of an item: notes may go on below it. */
        int end(ParsedFile.Item some) {
            int end = some.line();
            while (end < lines.size() && goesOn(lines.get(end), end + 1)) {
                end++;
            }
            return end;
        }

        private boolean goesOn(String line, int number) {
            return !line.isBlank()
                    && line.indexOf('#') != 0
                    && parsed.items().stream().noneMatch(other -> other.line() == number);
        }

        List<String> block() {
            return List.copyOf(lines.subList(start(), end(item)));
        }

        List<String> without() {
            List<String> rest = new ArrayList<>(lines);
            rest.subList(start(), end(item)).clear();
            return rest;
        }
    }

    /**
     * With another name and other notes.
     *
     * @param line of the item, counted from 1
     * @param name blank for the one that it has
     * @return empty where there is no such item
     */
    public static Optional<ItemEdit> changed(String text, int line, String name, String notes) {
        return place(text, line).map(place -> {
            ParsedFile.Item item = place.item();
            String link = "- [" + PlainTextCleaner.name(name, PlainTextCleaner.name(item.name(), item.target())) + "]("
                    + item.url().map(LinkTarget::of).map(LinkTarget::written).orElse(item.target()) + ")";
            String clean = PlainTextCleaner.line(notes);
            List<String> lines = place.without();
            lines.add(place.start(), clean.isEmpty() ? link : link + ": " + clean);
            return new ItemEdit(joined(lines), line);
        });
    }

    /**
     * Without it.
     *
     * @return empty where there is no such item
     */
    public static Optional<ItemEdit> removed(String text, int line) {
        return place(text, line)
                .map(place -> joined(place.without()))
                .map(rest -> new ItemEdit(rest, next(rest, line)));
    }

    private static int next(String text, int line) {
        List<ParsedFile.Item> items = LlmsTxtParser.parse(text).items();
        return items.stream()
                .mapToInt(ParsedFile.Item::line)
                .filter(number -> number >= line)
                .findFirst()
                .orElseGet(
                        () -> items.isEmpty() ? 0 : items.get(items.size() - 1).line());
    }

    /**
     * Before the item above it; of the first in its section, behind the last in the section above.
     *
     * @return empty where there is no such item, or none above it
     */
    public static Optional<ItemEdit> up(String text, int line) {
        return place(text, line).flatMap(place -> {
            int at = place.parsed().items().indexOf(place.item());
            if (at == 0) {
                return Optional.empty();
            }
            ParsedFile.Item above = place.parsed().items().get(at - 1);
            boolean together = isTogether(place.parsed(), above, place.item());
            return Optional.of(moved(place, together ? above.line() - 1 : place.end(above)));
        });
    }

    /**
     * Behind the item below it; of the last in its section, before the first in the section below.
     *
     * @return empty where there is no such item, or none below it
     */
    public static Optional<ItemEdit> down(String text, int line) {
        return place(text, line).flatMap(place -> {
            int at = place.parsed().items().indexOf(place.item());
            if (at == place.parsed().items().size() - 1) {
                return Optional.empty();
            }
            ParsedFile.Item below = place.parsed().items().get(at + 1);
            boolean together = isTogether(place.parsed(), place.item(), below);
            int size = place.block().size();
            return Optional.of(moved(place, (together ? place.end(below) : below.line() - 1) - size));
        });
    }

    /** @param to the index of a line in the file without the item */
    private static ItemEdit moved(Place place, int to) {
        List<String> lines = place.without();
        lines.addAll(to, place.block());
        return new ItemEdit(joined(lines), to + 1);
    }

    private static boolean isTogether(ParsedFile parsed, ParsedFile.Item one, ParsedFile.Item other) {
        return parsed.sections().stream()
                .anyMatch(section ->
                        section.items().contains(one) && section.items().contains(other));
    }

    private static Optional<Place> place(String text, int line) {
        ParsedFile parsed = LlmsTxtParser.parse(text);
        return parsed.items().stream()
                .filter(item -> item.line() == line)
                .findFirst()
                .map(item -> new Place(text.lines().toList(), parsed, item));
    }

    private static String joined(List<String> lines) {
        return String.join(LINE_FEED, lines) + LINE_FEED;
    }
}
