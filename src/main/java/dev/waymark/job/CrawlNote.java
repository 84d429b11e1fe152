package dev.waymark.job;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** What the reader of a result should know of the crawl behind it. */
public final class CrawlNote {

    private CrawlNote() {}

    /** One sentence; null when everything that was found has been read. */
    static @Nullable public String on(Crawl crawl) {
        long left = crawl.ledger().stream()
                .filter(entry -> entry.reason() == LedgerEntry.Reason.LIMIT)
                .count();
        String why =
                switch (crawl.end()) {
                    case COMPLETE, CANCELLED -> "";
                    case PAGE_LIMIT -> "The limit of pages for this tier was reached";
                    case DEPTH_LIMIT -> "Pages many links away from the start were left out";
                    case TIME_LIMIT -> "The time for one site ran out";
                    case SIZE_LIMIT -> "The site is larger than one reading takes in";
                    case GAVE_UP -> "Reading stopped early because the site kept failing or asked us to stop";
                };
        if (why.isEmpty()) {
            return null;
        }
        return left == 0 ? why + "." : "%s; %,d more addresses were found and left unread.".formatted(why, left);
    }
}
