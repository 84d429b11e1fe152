package dev.waymark.cli;

import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.LedgerEntry;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.Locale;

/** Shows the progress of a crawl on standard error, one line for each page. */
final class Console implements CrawlListener {

    @Override
    public void fetching(Url url, int read, int known) {
        // said once it is read
    }

    @Override
    public void read(Page page, int read, int known) {
        System.err.printf(Locale.UK, "%4d of %d  %s%n", read, known, page.url());
    }

    @Override
    public void recorded(LedgerEntry entry) {
        // the summary is enough
    }

    @Override
    public boolean stopped() {
        return false;
    }
}
