package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.frontier.LedgerEntry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same site gives the same pages in the same order, and the best ones first. */
class OrderTest extends CrawlTestSite {

    @Test
    void doesNotDependOnHowLongEachAnswerTakes() {
        Random links = new Random(1);
        for (int i = 0; i < 60; i++) {
            String[] hrefs = IntStream.range(0, 6)
                    .mapToObj(n -> (links.nextInt(4) == 0 ? "/gone" : "/section" + links.nextInt(3) + "/page")
                            + links.nextInt(60))
                    .toArray(String[]::new);
            for (int section = 0; section < 3; section++) {
                site.page("/section" + section + "/page" + i, links(hrefs));
            }
        }
        site.page("/", links("/section0/page0", "/section1/page1", "/section2/page2"));
        site.sitemap("/sitemap.xml", "/section0/page5", "/section1/page50", "/gone1");
        Random latency = new Random();
        site.latency(() -> Duration.ofMillis(latency.nextInt(25)));
        Set<List<String>> orders = new HashSet<>();
        Set<List<LedgerEntry>> ledgers = new HashSet<>();
        for (int run = 0; run < 5; run++) {
            Crawl crawl = crawl(40);
            orders.add(paths(crawl));
            ledgers.add(crawl.ledger());
        }
        assertThat(orders).hasSize(1);
        assertThat(ledgers).hasSize(1);
        assertThat(orders.iterator().next()).hasSize(40);
    }

    @Test
    void putsNavigationBeforeTextAndTextBeforeTheSitemap() {
        site.page(
                "/",
                "",
                "<nav>" + links("/menu") + "</nav>" + links("/text") + "<footer>" + links("/small") + "</footer>");
        site.pages("", "/menu", "/text", "/small", "/listed", "/deep/down/listed")
                .sitemap("/sitemap.xml", "/deep/down/listed", "/listed");
        assertThat(paths(crawl())).startsWith("/", "/menu").endsWith("/listed", "/deep/down/listed");
    }

    @Test
    void putsListingsAndVariantsLast() {
        site.page("/", links("/tag/x", "/about?style=2", "/2023/news", "/about"))
                .pages("", "/tag/x", "/about?style=2", "/2023/news", "/about");
        assertThat(paths(crawl())).startsWith("/", "/about");
    }

    @Test
    void isNotHeldUpByOneSlowPage() {
        String[] paths = IntStream.range(0, 12).mapToObj(i -> "/page" + i).toArray(String[]::new);
        site.page("/", links(paths)).pages("", paths);
        site.reply("/page0", path -> {
            pause(1_000);
            return SiteServer.Reply.of(200, SiteServer.html("slow", "", ""));
        });
        long start = System.nanoTime();
        assertThat(paths(crawl()).get(1)).isEqualTo("/page0");
        List<SiteServer.Hit> hits = site.hits();
        long last = hits.get(hits.size() - 1).at() - start;
        assertThat(Duration.ofNanos(last)).isLessThan(Duration.ofMillis(900));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
