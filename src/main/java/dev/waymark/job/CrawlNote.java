package dev.waymark.job;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.LedgerEntry;
import dev.waymark.message.Message;
import dev.waymark.web.Ids;
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
     */
    public static @Nullable String on(Crawl crawl, boolean noindex) {
        Stream<Message> notes =
                Stream.concat(limits(crawl).stream(), noindex ? Stream.of(Message.of("note.noindex")) : Stream.empty());
        String text = notes.map(Message::toString).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
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
