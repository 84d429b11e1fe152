package dev.waymark.pipeline;

import dev.waymark.crawl.CrawlListener;
import dev.waymark.crawl.LedgerEntry;
import dev.waymark.job.Attempt;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Job;
import dev.waymark.job.Jobs;
import dev.waymark.job.Ledger;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.metrics.Counter;

/** Stores what a crawl reads as it reads it, and stops the crawl once nobody wants it any more. */
final class Progress implements CrawlListener {

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final Jobs jobs;
    private final Ledger ledger;
    private final Attempt attempt;
    private final Counter pages;
    private volatile boolean stopped;
    private long lastWrite = System.nanoTime();

    Progress(Jobs jobs, Ledger ledger, Attempt attempt, Counter pages) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.attempt = attempt;
        this.pages = pages;
    }

    @Override
    public void fetching(Url url, int read, int known) {
        write(job -> job.crawling(read, known, url.toString()));
    }

    @Override
    public void read(Page page, int read, int known) {
        pages.inc();
        write(job -> {
            job.crawling(read, known, page.url().toString());
            ledger.save(attempt.jobId(), read, page);
        });
    }

    @Override
    public void recorded(LedgerEntry entry) {
        // the whole ledger is stored when the crawl is over
    }

    @Override
    public boolean stopped() {
        if (!stopped && System.nanoTime() - lastWrite > LOOK_EVERY) {
            write(job -> {});
        }
        return stopped;
    }

    void stop() {
        stopped = true;
    }

    private void write(Consumer<Job> change) {
        lastWrite = System.nanoTime();
        if (!stopped && !DatabaseRetry.with(() -> jobs.write(attempt, change))) {
            stopped = true;
        }
    }
}
