package dev.waymark.crawl;

import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A watcher that writes down what it is told, and wants to stop when the test says so. */
public final class RecordingListener implements CrawlListener {

    final List<Url> fetching = new ArrayList<>();
    final List<Page> read = new ArrayList<>();
    final List<LedgerEntry> settled = new ArrayList<>();
    private final Predicate<RecordingListener> enough;

    public RecordingListener() {
        this(trail -> false);
    }

    RecordingListener(Predicate<RecordingListener> enough) {
        this.enough = enough;
    }

    @Override
    public void fetching(Url url, int read, int known) {
        fetching.add(url);
    }

    @Override
    public void read(Page page, int count, int known) {
        read.add(page);
    }

    @Override
    public void recorded(LedgerEntry entry) {
        settled.add(entry);
    }

    @Override
    public boolean stopped() {
        return enough.test(this);
    }
}
