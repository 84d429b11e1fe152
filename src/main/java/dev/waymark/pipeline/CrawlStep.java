package dev.waymark.pipeline;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.job.DatabaseRetry;
import dev.waymark.job.Job;
import dev.waymark.job.ledger.CrawlNote;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.submission.Tier;
import dev.waymark.submission.Tiers;
import dev.waymark.url.Url;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Reads the site, going on from the pages that an earlier attempt has stored. */
@Named
@Dependent
class CrawlStep extends Step {

    /** Exit status of a site that gave us nothing to work with; the job has failed with the reason. */
    static final String UNREADABLE = "UNREADABLE";

    /** As how many pages one counts that a browser had to render. */
    private static final int RENDERED_AS_WITHOUT_PAYMENT = 2;

    private static final Metadata PAGES = Metadata.builder()
            .withName("waymark_pages_read")
            .withDescription("pages that this server has read")
            .build();

    @Inject
    private WebAccess outside;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Tiers tiers;

    @Inject
    @ConfigProperty(name = "CRAWL_SECONDS")
    int seconds;

    private volatile @Nullable Progress progress;

    CrawlStep() {
        super(Job.Stage.CRAWL);
    }

    @Override
    String work() {
        Progress listener = new Progress(jobs, ledger, attempt(), metrics.counter(PAGES));
        progress = listener;
        boolean noindex = jobs.includesNoindex(jobId());
        Crawler crawler = outside.crawler().includingNoindex(noindex);
        Budget budget = budget();
        Crawl crawl = crawler.crawl(jobs.startOf(jobId()), budget, ledger.pages(jobId()), listener);
        if (!Thread.currentThread().isInterrupted()) {
            listener.write();
        }
        if (crawl.end() == Crawl.End.CANCELLED) {
            return UNWANTED;
        }
        if (crawl.pages().isEmpty()) {
            DatabaseRetry.with(() -> jobs.fail(attempt(), crawl.problem()));
            return UNREADABLE;
        }
        store(job -> {
            ledger.saveOutcomes(jobId(), inOrder(crawl));
            ledger.saveAttachments(jobId(), crawl.attachments());
            job.crawling(crawl.pages().size(), crawl.ledger().size(), null);
            job.madeWith(crawl.pages().get(0).builder());
            job.remark(CrawlNote.on(crawl, noindex, crawler.renders(), budget.renderedAs()));
            job.enters(Job.Stage.ENRICH);
        });
        handOver(crawl.pages(), crawl.attachments());
        return DONE;
    }

    private Budget budget() {
        Tier tier = jobs.tierOf(jobId());
        Budget usual = Budget.ofPages(jobs.mostPagesOf(jobId()))
                .withTime(Duration.ofSeconds(seconds))
                .withRenderedAs(tiers.isFull(tier) ? 1 : RENDERED_AS_WITHOUT_PAYMENT);
        return tier == Tier.PAID ? usual.withLanguages() : usual;
    }

    /** Pages and documents first, in the order of their worth, then the rest as it was met. */
    private static List<LedgerEntry> inOrder(Crawl crawl) {
        Map<Url, Integer> worth = new HashMap<>();
        for (Page page : crawl.pages()) {
            worth.putIfAbsent(page.url(), worth.size());
        }
        for (Attachment attachment : crawl.attachments()) {
            worth.putIfAbsent(attachment.url(), worth.size());
        }
        return crawl.ledger().stream()
                .sorted(Comparator.comparingInt(entry -> worth.getOrDefault(entry.url(), Integer.MAX_VALUE)))
                .toList();
    }

    @Override
    public void stop() {
        super.stop();
        Progress listener = progress;
        if (listener != null) {
            listener.stop();
        }
    }
}
