package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.SiteServer.Hit;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Politeness as the server sees it. */
class PolitenessTest {

    /** Two requests that start 100 ms apart here may come in a little closer there. */
    private static final long TOLERANCE_MS = 15;

    private final SiteServer site = new SiteServer();
    private final Crawler crawler = new Crawler(new LoopbackFetcher(), LocalHostLimiter.polite(), Clock.systemUTC());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void startsNoTwoRequestsWithinAHundredMilliseconds() {
        manyPages(10);
        crawl(30);
        assertThat(smallestGap()).isGreaterThanOrEqualTo(100 - TOLERANCE_MS);
    }

    @Test
    void countsTheGapFromWhenARequestGoesOutAndNotFromWhenItMay() throws InterruptedException {
        LocalHostLimiter gate = LocalHostLimiter.polite();
        Url page = site.url("/");
        assertThat(gate.acquire(page, Duration.ZERO)).isZero();
        Thread.sleep(150);
        assertThat(gate.acquire(page, Duration.ZERO)).isPositive();
        gate.sent(page, Duration.ZERO);
        assertThat(gate.acquire(page, Duration.ZERO)).isGreaterThan(Duration.ofMillis(60));
        gate.release(page, Duration.ofMillis(160));
        Thread.sleep(110);
        assertThat(gate.acquire(page, Duration.ZERO)).isZero();
    }

    @Test
    void hasAtMostFourRequestsUnderWay() {
        manyPages(12);
        site.latency(() -> Duration.ofMillis(700));
        crawl(10);
        assertThat(site.mostInFlight()).isBetween(2, 4);
    }

    @Test
    void hasAtMostFourRequestsUnderWayFromSeveralCrawls() {
        manyPages(8);
        site.latency(() -> Duration.ofMillis(150));
        Crawler hasty = new Crawler(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());
        List<CompletableFuture<Crawl>> crawls = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> hasty.crawl(site.url("/"), Budget.ofPages(9), List.of(), new RecordingListener())))
                .toList();
        assertThat(crawls.stream().map(CompletableFuture::join))
                .allMatch(crawl -> crawl.pages().size() == 9);
        assertThat(site.mostInFlight()).isLessThanOrEqualTo(4);
    }

    @Test
    void keepsTheDelayThatRobotsAskFor() {
        manyPages(3);
        site.robots("User-agent: *", "Crawl-delay: 0.4");
        crawl(4);
        List<Hit> afterRobots = site.hits().subList(1, site.hits().size());
        assertThat(smallestGap(afterRobots)).isGreaterThanOrEqualTo(400 - TOLERANCE_MS);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waitsAndAsksAgainWhenAskedTooMuch(int status) {
        AtomicInteger asked = new AtomicInteger();
        Reply page = Reply.of(200, SiteServer.html("A", "", ""));
        site.page("/", links("/a"))
                .reply("/a", path -> asked.getAndIncrement() == 0 ? Reply.of(status, "", "Retry-After", "1") : page);
        Crawl crawl = crawl(5);
        assertThat(crawl.pages()).hasSize(2);
        List<Hit> hits =
                site.hits().stream().filter(hit -> hit.path().equals("/a")).toList();
        assertThat(hits).hasSize(2);
        assertThat(smallestGap(hits)).isGreaterThanOrEqualTo(1000 - TOLERANCE_MS);
    }

    @Test
    void endsWhenAskedToWaitForMoreThanAMinute() {
        site.page("/", links("/a", "/b", "/c"))
                .status("/a", 503, "Retry-After", "61")
                .pages("", "/b", "/c");
        Crawl crawl = crawl(5);
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.pages()).hasSize(1);
    }

    @Test
    void saysWhenTheStartPageSendsUsAway() {
        site.status("/", 429, "Retry-After", "3600");
        Crawl crawl = crawl(5);
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).contains("429");
    }

    private void manyPages(int count) {
        String[] paths = IntStream.range(0, count).mapToObj(i -> "/page" + i).toArray(String[]::new);
        site.page("/", links(paths)).pages("", paths);
    }

    private Crawl crawl(int pages) {
        return crawler.crawl(site.url("/"), Budget.ofPages(pages), List.of(), new RecordingListener());
    }

    private long smallestGap() {
        return smallestGap(site.hits());
    }

    private static long smallestGap(List<Hit> hits) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < hits.size(); i++) {
            gaps.add((hits.get(i).at() - hits.get(i - 1).at()) / 1_000_000);
        }
        return gaps.stream().min(Long::compare).orElseThrow();
    }
}
