package dev.waymark.monitor.check;

import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.function.BooleanSupplier;

/** Ends a crawl when the server stops; nobody watches the progress of a check. */
public record StoppingListener(BooleanSupplier stops) implements CrawlListener {

    @Override
    public void fetching(Url url, int read, int known) {}

    @Override
    public void read(Page page, int read, int known) {}

    @Override
    public void recorded(LedgerEntry entry) {}

    @Override
    public boolean stopped() {
        return stops.getAsBoolean();
    }
}
