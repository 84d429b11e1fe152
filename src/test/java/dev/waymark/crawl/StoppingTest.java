package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A crawl that has to stop stops at once, and says why and what it left. */
class StoppingTest extends CrawlTestSite {

    @Test
    void stopsWithinASecondWhenNobodyWantsItAnyMore() {
        pages(20);
        site.latency(() -> Duration.ofSeconds(5));
        long start = System.nanoTime();
        RecordingListener trail = new RecordingListener(
                t -> Duration.ofNanos(System.nanoTime() - start).toMillis() > 300);
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(20), List.of(), trail);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_300));
        assertThat(crawl.end()).isEqualTo(End.CANCELLED);
    }

    @Test
    void asksForNothingMoreOnceStopped() throws InterruptedException {
        pages(20);
        site.latency(() -> Duration.ofMillis(50));
        Crawl crawl = crawler.crawl(
                site.url("/"), Budget.ofPages(20), List.of(), new RecordingListener(t -> t.read.size() == 3));
        int asked = site.paths().size();
        Thread.sleep(300);
        assertThat(site.paths().size()).isBetween(asked, asked + 4); // what was under way came in
        assertThat(crawl.pages()).hasSize(3);
        assertThat(crawl.ledger()).hasSize(21);
    }

    @Test
    void keepsItsTimeEvenWhileItWaits() {
        pages(20);
        site.robots("User-agent: *", "Crawl-delay: 10");
        Budget budget = Budget.ofPages(20).withTime(Duration.ofSeconds(1));
        long start = System.nanoTime();
        Crawl crawl = crawler.crawl(site.url("/"), budget, List.of(), new RecordingListener());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(crawl.end()).isEqualTo(End.TIME_LIMIT);
        assertThat(crawl.pages()).hasSize(1);
        assertThat(dropped(crawl)).containsEntry("/page7", Reason.LIMIT);
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        pages(20);
        Thread.currentThread().interrupt();
        Crawl crawl = crawl();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(crawl.end()).isEqualTo(End.CANCELLED);
    }

    @Test
    void forgetsTheWorstWhenTheFrontierIsFull() {
        pages(30);
        Crawl crawl = crawler.crawl(
                site.url("/"),
                new Budget(50, 5, 10, 1_000_000, Duration.ofMinutes(1), true, 0, true, 1),
                List.of(),
                new RecordingListener());
        assertThat(crawl.end()).isEqualTo(End.SIZE_LIMIT);
        assertThat(crawl.pages()).hasSize(9); // the start page, and ten addresses but for the sitemap and the probe
    }

    private void pages(int count) {
        String[] paths = IntStream.range(0, count).mapToObj(i -> "/page" + i).toArray(String[]::new);
        site.page("/", links(paths)).pages("", paths);
    }
}
