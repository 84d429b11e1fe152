package dev.waymark.job;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** What the reader of a result should know of the crawl behind it. */
public final class CrawlNote {

    private static final String NOINDEX =
            "You said that this is your site and that you are preparing it, so pages that ask not to be"
                    + " indexed (noindex) were read. Remove noindex before you publish the file.";

    private CrawlNote() {}

    /**
     * Null when there is nothing to say.
     *
     * @param noindex whether pages were read that ask not to be indexed
     */
    public static @Nullable String on(Crawl crawl, boolean noindex) {
        String limits = limits(crawl);
        if (!noindex) {
            return limits;
        }
        return limits == null ? NOINDEX : limits + " " + NOINDEX;
    }

    /** One sentence; null when everything that was found has been read. */
    private static @Nullable String limits(Crawl crawl) {
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
