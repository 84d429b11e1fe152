package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole crawls of little sites. */
class CrawlerTest extends CrawlTestSite {

    @Test
    void readsTheStartPageAndWhatItLinksTo() {
        site.page("/", links("/about", "/services")).page("/about", "").page("/services", links("/about"));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about", "/services");
        assertThat(crawl.end()).isEqualTo(End.COMPLETE);
        assertThat(crawl.problem()).isEmpty();
    }

    @Test
    void asksForRobotsBeforeAnythingElse() {
        site.page("/", links("/about")).page("/about", "");
        crawl();
        assertThat(site.paths()).startsWith("/robots.txt", "/");
        assertThat(site.paths()).containsOnlyOnce("/robots.txt");
    }

    @Test
    void skipsPagesThatRobotsForbid() {
        site.robots("User-agent: *", "Disallow: /private")
                .page("/", links("/private/plans", "/about"))
                .page("/private/plans", "")
                .page("/about", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about");
        assertThat(site.paths()).doesNotContain("/private/plans");
        assertThat(dropped(crawl)).containsEntry("/private/plans", Reason.ROBOTS);
    }

    @Test
    void readsNothingWhenTheRulesForRobotsAreNotKnown() {
        site.status("/robots.txt", 500).page("/", "");
        Crawl crawl = crawl();
        assertThat(site.paths()).containsExactly("/robots.txt");
        assertThat(crawl.pages()).isEmpty();
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).contains("robots.txt answers 500");
    }

    @Test
    void findsPagesInTheSitemapThatRobotsNames() {
        site.robots("Sitemap: " + site.url("/maps/all.xml"))
                .page("/", "")
                .page("/hidden", "")
                .sitemap("/maps/all.xml", "/hidden");
        assertThat(paths(crawl())).containsExactly("/", "/hidden");
        assertThat(site.paths()).doesNotContain("/sitemap.xml");
    }

    @Test
    void readsASitemapOnAnotherHostThatRobotsNames() {
        try (SiteServer maps = new SiteServer()) {
            maps.text(
                            "/index.xml",
                            "application/xml",
                            "<sitemapindex><sitemap><loc>" + maps.url("/one.xml")
                                    + "</loc></sitemap><sitemap><loc>https://elsewhere.example/two.xml</loc></sitemap></sitemapindex>")
                    .text(
                            "/one.xml",
                            "application/xml",
                            "<urlset><url><loc>" + site.url("/hidden") + "</loc></url><url><loc>" + maps.url("/theirs")
                                    + "</loc></url></urlset>");
            site.robots("Sitemap: " + maps.url("/index.xml")).page("/", "").page("/hidden", "");
            assertThat(paths(crawl())).containsExactly("/", "/hidden");
            assertThat(maps.paths()).containsExactly("/robots.txt", "/index.xml", "/one.xml");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain      | {site}/hidden\\n{maps}/theirs",
                "application/xml | <rss><channel><item><link>{site}/hidden</link></item><item><link>{maps}/theirs</link></item></channel></rss>",
                "application/xml | <feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{site}/hidden'/></entry></feed>",
                "application/xml | <urlset><url><loc>{maps}/theirs</loc></url><url><loc>{site}/hidden</loc></url>"
            })
    void readsAnyFormOfSitemapOnAnotherHost(String type, String text) {
        try (SiteServer maps = new SiteServer()) {
            String map = text.replace("\\n", "\n")
                    .replace("{site}/", site.url("/").toString())
                    .replace("{maps}/", maps.url("/").toString());
            maps.text("/map", type, map).page("/theirs", "");
            site.robots("Sitemap: " + maps.url("/map")).page("/", "").page("/hidden", "");
            assertThat(paths(crawl())).containsExactly("/", "/hidden");
            assertThat(maps.paths()).containsExactly("/robots.txt", "/map");
        }
    }

    @Test
    void asksForNoSitemapOfAnotherHostThatRobotsDoNotName() {
        try (SiteServer maps = new SiteServer()) {
            maps.sitemap("/map.xml", "/theirs");
            site.page("/", "")
                    .text(
                            "/sitemap.xml",
                            "application/xml",
                            "<sitemapindex><sitemap><loc>" + maps.url("/map.xml") + "</loc></sitemap></sitemapindex>");
            assertThat(paths(crawl())).containsExactly("/");
            assertThat(maps.paths()).isEmpty();
        }
    }

    @Test
    void saysHowManyEntriesOfASitemapCouldNotBeRead() {
        site.page("/", "")
                .page("/hidden", "")
                .text(
                        "/sitemap.xml",
                        "application/xml",
                        "<urlset><url><loc>mailto:a@b.example</loc></url><url><loc>" + site.url("/hidden")
                                + "</loc></url></urlset>");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/hidden");
        assertThat(crawl.ledger())
                .extracting(LedgerEntry::url, LedgerEntry::state, LedgerEntry::reason, entry -> entry.detail()
                        .toString())
                .contains(tuple(
                        site.url("/sitemap.xml"),
                        LedgerEntry.State.DROPPED,
                        Reason.NOT_HTML,
                        "a sitemap with one entry that could not be read"));
    }

    @Test
    void looksForASitemapAtTheUsualPlace() {
        site.page("/", "").page("/hidden", "").sitemap("/sitemap.xml", "/hidden");
        assertThat(paths(crawl())).containsExactly("/", "/hidden");
    }

    @Test
    void stopsAtThePageLimitAndListsWhatIsLeft() {
        site.page("/", links("/a", "/b", "/c", "/d"));
        site.pages("", "/a", "/b", "/c", "/d");
        Crawl crawl = crawl(3);
        assertThat(paths(crawl)).containsExactly("/", "/a", "/b");
        assertThat(crawl.end()).isEqualTo(End.PAGE_LIMIT);
        assertThat(dropped(crawl)).containsEntry("/c", Reason.LIMIT).containsEntry("/d", Reason.LIMIT);
        assertThat(site.paths()).doesNotContain("/c", "/d");
    }

    @Test
    void followsARedirectAsANewAddress() {
        site.page("/", links("/old", "/secret-old"))
                .robots("User-agent: *", "Disallow: /secret")
                .redirect("/old", "/new")
                .page("/new", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/new");
        assertThat(dropped(crawl)).containsEntry("/old", Reason.REDIRECT);
    }

    @Test
    void takesUpACrawlThatBrokeOffWithoutAskingTwice() {
        site.page("/", links("/a", "/b")).pages("", "/a", "/b");
        RecordingListener first = new RecordingListener(trail -> trail.read.size() == 2);
        crawler.crawl(site.url("/"), Budget.ofPages(10), List.of(), first);
        site.forget();
        RecordingListener second = new RecordingListener();
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(10), first.read, second);
        assertThat(paths(crawl)).containsExactly("/", "/a", "/b");
        assertThat(site.paths()).doesNotContain("/", "/a").contains("/b");
        assertThat(second.read).hasSize(1);
    }

    @Test
    void endsAfterTwentyFailuresInARow() {
        String[] paths = new String[30];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = "/broken" + i;
        }
        site.page("/", links(paths)).otherwise(path -> Reply.of(500, ""));
        site.status("/robots.txt", 404);
        Crawl crawl = crawl();
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(dropped(crawl).values().stream().filter(Reason.FAILED::equals))
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 400})
    void readsOnPastManyDeadLinksOfASiteThatAnswers(int status) {
        String[] paths = IntStream.range(0, 31).mapToObj(i -> "/dead" + i).toArray(String[]::new);
        site.page("/", links(paths)).page(paths[30], "").otherwise(path -> Reply.of(status, ""));
        Crawl crawl = crawl();
        assertThat(crawl.end()).isEqualTo(End.COMPLETE);
        assertThat(paths(crawl)).containsExactly("/", "/dead30");
    }

    @Test
    void leavesTheTextsOutOfTheResultWhenNobodyWantsThem() {
        site.page("/", links("/a")).page("/a", "");
        RecordingListener trail = new RecordingListener();
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(9).withoutTexts(), List.of(), trail);
        assertThat(paths(crawl)).containsExactly("/", "/a");
        assertThat(crawl.pages()).allMatch(page -> page.markdown().isEmpty());
        assertThat(trail.read).noneMatch(page -> page.markdown().isEmpty());
    }

    @Test
    void givesEveryAddressOneFinalState() {
        site.page("/", links("/a", "/b", "/a", "https://example.org/", "/file.pdf", "/gone", "mailto:x@example.org"))
                .page("/a", links("/", "/b?utm_source=a"))
                .page("/b", "")
                .sitemap("/sitemap.xml", "/a", "/c")
                .page("/c", "");
        RecordingListener trail = new RecordingListener();
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(10), List.of(), trail);
        assertThat(crawl.ledger())
                .extracting(LedgerEntry::url)
                .doesNotHaveDuplicates()
                .hasSize(7);
        assertThat(trail.settled).containsExactlyElementsOf(crawl.ledger());
        assertThat(dropped(crawl))
                .isEqualTo(Map.of(
                        "https://example.org/",
                        Reason.OUT_OF_SCOPE,
                        "/file.pdf",
                        Reason.NOT_HTML,
                        "/gone",
                        Reason.FAILED));
    }

    @Test
    void tellsTheWatcherOfEachPageInTheOrderOfTheResult() {
        site.page("/", links("/a", "/b", "/c")).pages("", "/a", "/b", "/c");
        site.page("/b", "other");
        site.page("/c", "another");
        RecordingListener trail = new RecordingListener();
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(10), List.of(), trail);
        assertThat(trail.read).isEqualTo(crawl.pages());
        assertThat(trail.fetching)
                .containsExactlyInAnyOrder(site.url("/"), site.url("/a"), site.url("/b"), site.url("/c"));
    }
}
