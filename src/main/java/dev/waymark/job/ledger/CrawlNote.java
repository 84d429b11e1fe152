package dev.waymark.job.ledger;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the reader of a result should know of the crawl behind it. */
public final class CrawlNote {

    private CrawlNote() {}

    /**
     * Null when there is nothing to say.
     *
     * @param noindex whether pages were read that ask not to be indexed
     * @param renders whether pages that need a browser were rendered
     * @param renderedAs as how many pages such a page counts
     */
    public static @Nullable String on(Crawl crawl, boolean noindex, boolean renders, int renderedAs) {
        Stream<Optional<Message>> notes = Stream.of(
                limits(crawl),
                counted(crawl, renderedAs),
                noindex ? Optional.of(Message.of("note.noindex")) : Optional.empty(),
                renders ? Optional.empty() : unread(crawl));
        String text = notes.flatMap(Optional::stream).map(Message::toString).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** Why fewer pages were read than may be; empty when each counts as one. */
    private static Optional<Message> counted(Crawl crawl, int renderedAs) {
        long rendered =
                crawl.pages().stream().filter(page -> page.rendering() != null).count();
        boolean says = renderedAs > 1 && rendered > 0 && crawl.end() == Crawl.End.PAGE_LIMIT;
        return says ? Optional.of(Message.of("note.rendered", rendered, renderedAs)) : Optional.empty();
    }

    /** The pages that could not be read for want of a browser; empty when there are none. */
    private static Optional<Message> unread(Crawl crawl) {
        List<String> pages = crawl.ledger().stream()
                .filter(entry -> entry.reason() == LedgerEntry.Reason.NEEDS_JAVASCRIPT)
                .map(entry -> entry.url().toString())
                .toList();
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("note.no-browser", pages.size(), pages.get(0)));
    }

    /** Why not everything that was found has been read; empty when it has. */
    private static Optional<Message> limits(Crawl crawl) {
        long left = crawl.ledger().stream()
                .filter(entry -> entry.reason() == LedgerEntry.Reason.LIMIT)
                .count();
        return switch (crawl.end()) {
            case COMPLETE, CANCELLED -> Optional.empty();
            default -> Optional.of(Message.of("note." + Ids.of(crawl.end()), left));
        };
    }
}
