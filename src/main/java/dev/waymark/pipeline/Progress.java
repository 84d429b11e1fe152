package dev.waymark.pipeline;

import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.job.Attempt;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Jobs;
import dev.waymark.job.ledger.Ledger;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;

/**
 * Stores what a crawl reads, and stops the crawl once nobody wants it any more. Pages are stored in batches, since a transaction costs
 * more than a page; a server that is killed loses the pages of a quarter of a second.
 */
final class Progress implements CrawlListener {

    private static final long SAVE_EVERY = Duration.ofMillis(250).toNanos();
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    private static final int MAX_UNSAVED = 32;

    private final Jobs jobs;
    private final Ledger ledger;
    private final Attempt attempt;
    private final Counter pages;
    private final List<Page> unsaved = new ArrayList<>();
    private volatile boolean stopped;
    private boolean changed;
    private long lastWrite = System.nanoTime() - LOOK_EVERY;
    private int read;
    private int known;
    private String current = "";

    Progress(Jobs jobs, Ledger ledger, Attempt attempt, Counter pages) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.attempt = attempt;
        this.pages = pages;
    }

    @Override
    public void fetching(Url url, int read, int known) {
        change(url, read, known);
    }

    @Override
    public void read(Page page, int read, int known) {
        pages.inc();
        unsaved.add(page);
        change(page.url(), read, known);
    }

    @Override
    public void recorded(LedgerEntry entry) {
        // the whole ledger is stored when the crawl is over
    }

    @Override
    public boolean stopped() {
        writeWhenDue();
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    private void change(Url url, int read, int known) {
        this.current = url.toString();
        this.read = read;
        this.known = known;
        changed = true;
        writeWhenDue();
    }

    private void writeWhenDue() {
        long since = System.nanoTime() - lastWrite;
        boolean due = since > LOOK_EVERY || (changed && since > SAVE_EVERY) || unsaved.size() >= MAX_UNSAVED;
        if (due && !stopped) {
            write();
        }
    }

    /** Stores what is not stored yet; nothing when the attempt no longer runs the job. */
    void write() {
        boolean wanted = DatabaseRetry.with(() -> jobs.write(attempt, job -> {
            if (changed) {
                job.crawling(read, known, current);
            }
            if (!unsaved.isEmpty()) {
                ledger.save(attempt.jobId(), read - unsaved.size() + 1, unsaved);
            }
        }));
        stopped |= !wanted;
        unsaved.clear();
        changed = false;
        lastWrite = System.nanoTime();
    }
}
