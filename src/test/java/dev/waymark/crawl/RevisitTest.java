package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Revisit.KnownPage;
import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.page.Page;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RevisitTest {

    private static final Predicate<Url> NONE = url -> false;
    private static final Trust BOTH = new Trust(true, true);
    private static final Trust VALIDATORS = new Trust(true, false);

    private final SiteServer site = new SiteServer();
    private final Crawler crawler =
            new Crawler(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());

    /** What a crawl has left. */
    private record Visit(Crawl crawl, Revisit revisit) {

        List<KnownPage> known() {
            return revisit.known(crawl);
        }

        Trust trust() {
            return revisit.trust(crawl);
        }

        List<String> texts() {
            return crawl.pages().stream().map(Page::markdown).toList();
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visit visit(Revisit revisit) {
        site.forget();
        return new Visit(crawler.revisit(site.url("/"), Budget.ofPages(50), revisit, new RecordingListener()), revisit);
    }

    /** Five pages with ETags, and a sitemap that has a date for each but the first. */
    private void fivePages() {
        page("/", "1", links("/a", "/b", "/c", "/d"));
        Map<String, String> dates = new LinkedHashMap<>();
        for (String path : List.of("/a", "/b", "/c", "/d")) {
            page(path, "1", "");
            dates.put(path, "2026-11-01");
        }
        site.datedSitemap(dates);
    }

    private void page(String path, String version, String body) {
        site.reply(path, Reply.of(200, SiteServer.html(path, "", body), "ETag", "\"" + version + "\""));
    }

    @Test
    void bringsTheSamePagesWhenTheServerSaysThatTheyHaveNotChanged() {
        fivePages();
        Visit first = visit(Revisit.first());
        Visit second = visit(Revisit.sparing(first.known(), List.of(), VALIDATORS, NONE));
        assertThat(second.crawl().pages()).isEqualTo(first.crawl().pages());
        assertThat(second.revisit().unchanged()).isEqualTo(5);
        assertThat(second.known()).isEqualTo(first.known());
    }

    @Test
    void readsAPageAgainThatHasAnotherValidator() {
        fivePages();
        Visit first = visit(Revisit.first());
        page("/b", "2", "<p>Now with another sentence that was not there before.</p>");
        Visit second = visit(Revisit.sparing(first.known(), List.of(), VALIDATORS, NONE));
        assertThat(second.texts()).anyMatch(text -> text.contains("another sentence"));
        assertThat(second.revisit().unchanged()).isEqualTo(4);
    }

    @Test
    void countsEveryRequestOfACrawlRedirectsAndRobotsIncluded() {
        page("/", "1", links("/old", "/missing"));
        site.redirect("/old", "/new");
        page("/new", "1", "");
        assertThat(visit(Revisit.first()).revisit().requests())
                .isEqualTo(site.paths().size());
        assertThat(site.paths()).contains("/robots.txt", "/old", "/new", "/missing");
    }

    @Test
    void countsEveryRequestForSingleAddresses() throws InterruptedException {
        page("/", "1", "");
        site.redirect("/old", "/");
        UrlChecker checker =
                new UrlChecker(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());
        checker.page(site.url("/old"));
        checker.page(site.url("/missing"));
        assertThat(checker.requests()).isEqualTo(site.paths().size());
        assertThat(site.paths())
                .contains("/robots.txt", "/old", "/", "/missing")
                .hasSizeGreaterThan(4);
    }

    @Test
    void asksForNoPageWhoseDateInTheSitemapIsTheSame() {
        fivePages();
        Visit first = visit(Revisit.first());
        Visit second = visit(Revisit.sparing(first.known(), List.of(), BOTH, NONE));
        assertThat(second.crawl().pages()).isEqualTo(first.crawl().pages());
        assertThat(site.paths()).contains("/robots.txt", "/sitemap.xml", "/").doesNotContain("/a", "/b", "/c", "/d");
    }

    @Test
    void asksForAPageWithANewDateAndForThoseThatAreChosen() {
        fivePages();
        Visit first = visit(Revisit.first());
        site.datedSitemap(Map.of("/a", "2026-11-20", "/b", "2026-11-01", "/c", "2026-11-01", "/d", "2026-11-01"));
        visit(Revisit.sparing(first.known(), List.of(), BOTH, url -> url.path().equals("/c")));
        assertThat(site.paths()).contains("/a", "/c").doesNotContain("/b", "/d");
    }

    @Test
    void findsANewPageAndMissesAnOldOne() {
        fivePages();
        Visit first = visit(Revisit.first());
        page("/", "2", links("/a", "/b", "/c", "/e"));
        page("/e", "1", "");
        site.datedSitemap(Map.of("/a", "2026-11-01", "/b", "2026-11-01", "/c", "2026-11-01", "/e", "2026-11-20"));
        site.status("/d", 404);
        Visit second = visit(Revisit.sparing(first.known(), List.of(), BOTH, NONE));
        assertThat(second.crawl().pages())
                .extracting(page -> page.url().path())
                .containsExactlyInAnyOrder("/", "/a", "/b", "/c", "/e");
    }

    @Test
    void believesNothingBeforeItIsProved() {
        fivePages();
        assertThat(visit(Revisit.first()).trust()).isEqualTo(Trust.NONE);
    }

    @Test
    void believesWhatAWholeReadingHasProved() {
        fivePages();
        Visit first = visit(Revisit.first());
        assertThat(visit(Revisit.whole(first.known())).trust()).isEqualTo(BOTH);
    }

    @Test
    void believesNoValidatorsThatStayTheSameWhenThePageChanges() {
        fivePages();
        Visit first = visit(Revisit.first());
        page("/b", "1", "<p>Now with another sentence that was not there before.</p>");
        assertThat(visit(Revisit.whole(first.known())).trust()).isEqualTo(Trust.NONE);
    }

    @Test
    void believesNoDatesThatStayTheSameWhenThePageChanges() {
        fivePages();
        Visit first = visit(Revisit.first());
        page("/b", "2", "<p>Now with another sentence that was not there before.</p>");
        assertThat(visit(Revisit.whole(first.known())).trust()).isEqualTo(VALIDATORS);
    }

    @Test
    void losesFaithInDatesWhenAPageThatIsAskedForInAnyCaseHasChanged() {
        fivePages();
        Visit first = visit(Revisit.first());
        page("/c", "2", "<p>Now with another sentence that was not there before.</p>");
        Visit second = visit(Revisit.sparing(
                first.known(), List.of(), BOTH, url -> url.path().equals("/c")));
        assertThat(second.trust()).isEqualTo(VALIDATORS);
    }

    @Test
    void believesNoDatesWhereAllPagesHaveTheDayOfTheRequest() {
        fivePages();
        Visit first = visit(Revisit.first());
        site.datedSitemap(Map.of("/a", "2026-11-30", "/b", "2026-11-30", "/c", "2026-11-30", "/d", "2026-11-30"));
        assertThat(visit(Revisit.whole(first.known())).trust()).isEqualTo(VALIDATORS);
    }
}
