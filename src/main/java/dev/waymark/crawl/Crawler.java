package dev.waymark.crawl;

import dev.waymark.attachment.AttachmentReader;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.fetch.Fetcher;
import dev.waymark.page.Page;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Url;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads websites: the best pages first, politely, within a budget. Has no state of its own; one crawler may run many crawls at once.
 *
 * <p>Two crawls of a site that has not changed bring the same pages in the same order.
 */
public final class Crawler {

    private final Fetcher fetcher;
    private final HostLimiter gate;
    private final Clock clock;
    private final boolean includesNoindex;
    private final AttachmentReader attachments;
    private final PageRenderer renderer;

    /** @param gate shared by all crawlers of a server, so that politeness holds for a host whoever reads it */
    public Crawler(Fetcher fetcher, HostLimiter gate, Clock clock) {
        this(fetcher, gate, clock, false, new AttachmentReader(), PageRenderer.NONE);
    }

    private Crawler(
            Fetcher fetcher,
            HostLimiter gate,
            Clock clock,
            boolean includesNoindex,
            AttachmentReader attachments,
            PageRenderer renderer) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
        this.includesNoindex = includesNoindex;
        this.attachments = attachments;
        this.renderer = renderer;
    }

    /**
     * The same, for a site whose owner prepares it and has asked for it: pages are read though they ask not to be indexed. What
     * robots.txt says holds in any case.
     */
    public Crawler includingNoindex(boolean includes) {
        return new Crawler(fetcher, gate, clock, includes, attachments, renderer);
    }

    /** The same, and pages that are empty without their scripts are rendered. */
    public Crawler rendering(PageRenderer renderer) {
        return new Crawler(fetcher, gate, clock, includesNoindex, attachments, renderer);
    }

    /** Whether pages that need a browser are read. */
    public boolean renders() {
        return renderer.isAvailable();
    }

    /**
     * Reads a site, in the thread that calls and a few of its own.
     *
     * @param start the address that somebody typed
     * @param stored what an attempt at this job that broke off had read, links included: these pages are not asked for again and not
     *     reported to {@link CrawlListener#read} again, but take their places in the result
     * @param watcher called in the calling thread only
     */
    public Crawl crawl(Url start, Budget budget, List<Page> stored, CrawlListener watcher) {
        return crawl(start, budget, stored, Revisit.first(), watcher);
    }

    /** Reads a site that was read before; what {@code revisit} has learned can be asked of it afterwards. */
    public Crawl revisit(Url start, Budget budget, Revisit revisit, CrawlListener watcher) {
        return crawl(start, budget, List.of(), revisit, watcher);
    }

    private Crawl crawl(Url start, Budget budget, List<Page> stored, Revisit revisit, CrawlListener watcher) {
        Fetcher counted = revisit.counted(fetcher);
        PoliteFetcher polite = new PoliteFetcher(counted, gate, clock);
        RobotsCache robots = new RobotsCache(polite);
        PageFetcher visitor = new PageFetcher(
                polite,
                robots,
                stored.stream().collect(Collectors.toMap(Page::url, Function.identity(), (first, second) -> first)),
                revisit,
                includesNoindex,
                attachments,
                new ShellRendering(renderer, counted, gate, robots));
        try (FetchWorkers crew = new FetchWorkers(visitor)) {
            CrawlLoop loop = new CrawlLoop(start, budget, clock, watcher, robots, crew, revisit);
            LanguageParts parts = new LanguageParts(loop.run(), watcher);
            return parts.read(loop.languages(), budget, (folder, pages, listener) -> {
                crew.clear();
                Budget rest = budget.ofPart(pages, loop.timeLeft());
                return new CrawlLoop(folder, rest, clock, listener, robots, crew, revisit).run();
            });
        }
    }

    /** The page that a crawl from this address would begin with, and nothing else of the site. */
    public StartPage startPage(Url start) throws InterruptedException {
        PoliteFetcher polite = new PoliteFetcher(fetcher, gate, clock);
        RobotsCache robots = new RobotsCache(polite);
        PageFetcher pages = new PageFetcher(
                polite,
                robots,
                Map.of(),
                Revisit.first(),
                includesNoindex,
                attachments,
                new ShellRendering(PageRenderer.NONE, fetcher, gate, robots));
        return StartPage.find(start, pages, renders());
    }
}
