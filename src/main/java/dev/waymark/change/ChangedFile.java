package dev.waymark.change;

import dev.waymark.document.FileEdit;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.ParsedFile;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A file with a change made in it. */
public final class ChangedFile {

    /** An address that is listed more often is edited by hand. */
    private static final int MAX_ITEMS_OF_A_PAGE = 20;

    private ChangedFile() {}

    /**
     * The file with this change, and everything else as it was.
     *
     * @return empty when the change does not fit any more: what it changes was edited meanwhile, or is not there
     */
    public static Optional<String> apply(String file, Change change) {
        return switch (change.kind()) {
            case PAGE_ADDED -> added(file, change);
            case PAGE_GONE, LINK_DEAD ->
                edited(
                        file,
                        change,
                        item -> item.name().equals(change.label())
                                && item.notes().equals(change.before()),
                        item -> true,
                        FileEdit::removed);
            case PAGE_MOVED ->
                url(change.after())
                        .flatMap(target -> edited(
                                file,
                                change,
                                item -> true,
                                item -> true,
                                (edit, item) -> edit.addressed(item, target)));
            case PAGE_RENAMED ->
                edited(
                        file,
                        change,
                        item -> item.name().equals(change.before()),
                        item -> item.name().equals(change.before()),
                        (edit, item) -> edit.renamed(item, change.after()));
            case NOTES_CHANGED ->
                edited(
                        file,
                        change,
                        item -> item.notes().equals(change.before()),
                        item -> item.notes().equals(change.before()),
                        (edit, item) -> edit.noted(item, change.after()));
            case SUMMARY_CHANGED -> {
                FileEdit edit = FileEdit.of(file);
                yield edit.parsed().summary().equals(change.before())
                        ? edit.summarised(change.after())
                        : Optional.empty();
            }
            case FACT_CHANGED ->
                line(file, change, (edit, line) -> edit.lineReplaced(line, change.before(), change.after()));
            case FACT_GONE -> line(file, change, FileEdit::lineRemoved);
            case FACT_ADDED -> {
                FileEdit edit = FileEdit.of(file);
                yield lineOf(edit, change.after()) > 0
                        ? Optional.empty()
                        : edit.bulletAdded(change.section(), change.after());
            }
        };
    }

    private static Optional<String> added(String file, Change change) {
        FileEdit edit = FileEdit.of(file);
        return url(change.subject())
                .filter(url -> new ListedItems(edit.parsed(), url).of(url).isEmpty())
                .flatMap(url -> edit.added(change.section(), new FileLink(change.label(), url, change.after())));
    }

    /**
     * With an edit of each item of the page.
     *
     * @param fits what the first item must be
     * @param edits which items are edited
     */
    private static Optional<String> edited(
            String file,
            Change change,
            Predicate<ParsedFile.Item> fits,
            Predicate<ParsedFile.Item> edits,
            BiFunction<FileEdit, ParsedFile.Item, Optional<String>> edit) {
        Optional<Url> url = url(change.subject());
        List<Integer> lines = url.flatMap(page -> items(file, page))
                .filter(items -> items.stream().limit(1).allMatch(fits))
                .filter(items -> items.size() <= MAX_ITEMS_OF_A_PAGE)
                .map(items -> items.stream()
                        .filter(edits)
                        .map(ParsedFile.Item::line)
                        .sorted((one, other) -> other - one)
                        .toList())
                .orElse(List.of());
        Optional<String> edited = lines.isEmpty() ? Optional.empty() : Optional.of(file);
        for (int line : lines) {
            edited = edited.flatMap(text -> {
                FileEdit each = FileEdit.of(text);
                return each.parsed().items().stream()
                        .filter(item -> item.line() == line)
                        .findFirst()
                        .flatMap(item -> edit.apply(each, item));
            });
        }
        return edited;
    }

    private static Optional<List<ParsedFile.Item>> items(String file, Url page) {
        return new ListedItems(FileEdit.of(file).parsed(), page).of(page).map(ListedItems.Listed::items);
    }

    private static Optional<String> line(
            String file, Change change, BiFunction<FileEdit, Integer, Optional<String>> edit) {
        FileEdit each = FileEdit.of(file);
        int line = lineOf(each, change.before());
        return line == 0 ? Optional.empty() : edit.apply(each, line);
    }

    /** The line above the first section that says this, 0 for none. */
    private static int lineOf(FileEdit edit, String text) {
        for (int line = 1; line <= edit.headLines(); line++) {
            if (!text.isEmpty() && edit.lineText(line).equals(text)) {
                return line;
            }
        }
        return 0;
    }

    private static Optional<Url> url(String text) {
        try {
            return Optional.of(Url.parse(text));
        } catch (BadUrl e) {
            return Optional.empty();
        }
    }
}
