package dev.waymark.crawl;

import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.url.Site;
import java.util.List;

/**
 * What a crawl brought home.
 *
 * @param site the part of the web that was read
 * @param pages the pages in the order of their worth, the start page first
 * @param attachments the documents that matter among those that the pages link to
 * @param ledger every address met, each in one final state
 * @param end why it stopped
 * @param problem in words, when nothing could be read; empty otherwise
 */
public record Crawl(
        Site site, List<Page> pages, List<Attachment> attachments, List<LedgerEntry> ledger, End end, String problem) {

    /** Why a crawl stopped. */
    public enum End {
        /** Everything known was read. */
        COMPLETE,
        PAGE_LIMIT,
        /** Only pages too many links away from the start page were left. */
        DEPTH_LIMIT,
        TIME_LIMIT,
        /** The frontier or the bytes of a job ran full. */
        SIZE_LIMIT,
        /** Too many failures in a row, or the site asked us to stay away. */
        GAVE_UP,
        CANCELLED
    }
}
