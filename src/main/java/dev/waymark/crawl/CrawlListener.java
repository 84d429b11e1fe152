package dev.waymark.crawl;

import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.page.Page;
import dev.waymark.url.Url;

/** Is notified of the progress of a crawl, by one thread at a time. */
public interface CrawlListener {

    /** A request for a page is about to start. */
    void fetching(Url url, int read, int known);

    /** A page was read and is worth keeping. */
    void read(Page page, int read, int known);

    /** An address came to its final state. */
    void recorded(LedgerEntry entry);

    /** Asked before each request: a crawl that is not wanted any more stops at once. */
    boolean stopped();
}
