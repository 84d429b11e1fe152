package dev.waymark.crawl;

import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.politeness.LocalHostLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;

/** A site on loopback and a crawler that needs no gaps between requests to it. */
abstract class CrawlTestSite {

    final SiteServer site = new SiteServer();
    final Crawler crawler = new Crawler(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());

    @AfterEach
    void close() {
        site.close();
    }

    Crawl crawl() {
        return crawl("/");
    }

    Crawl crawl(String path) {
        return crawler.crawl(site.url(path), Budget.ofPages(100), List.of(), new RecordingListener());
    }

    Crawl crawl(int pages) {
        return crawler.crawl(site.url("/"), Budget.ofPages(pages), List.of(), new RecordingListener());
    }

    /** Path and query of each page read, in order. */
    List<String> paths(Crawl crawl) {
        return crawl.pages().stream().map(page -> path(page.url().toString())).toList();
    }

    /** Path and query (or the whole address, on other hosts) of each address dropped, with the reason. */
    Map<String, Reason> dropped(Crawl crawl) {
        Map<String, Reason> reasons = new TreeMap<>();
        crawl.ledger().stream()
                .filter(entry -> entry.state() == LedgerEntry.State.DROPPED)
                .forEach(entry -> reasons.put(path(entry.url().toString()), entry.reason()));
        return reasons;
    }

    private String path(String url) {
        String origin = site.url("/").origin();
        return url.startsWith(origin) ? url.substring(origin.length()) : url;
    }
}
