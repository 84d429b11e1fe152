package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crawl makes of a robots.txt that is not simply there. */
class RobotsCacheTest extends CrawlTestSite {

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void takesAClientErrorForNoRules(int status) {
        site.status("/robots.txt", status).page("/", "");
        assertThat(paths(crawl())).containsExactly("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void readsNothingUnderAServerError(int status) {
        site.status("/robots.txt", status).page("/", "");
        Crawl crawl = crawl();
        assertThat(site.paths()).containsExactly("/robots.txt");
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).contains("robots.txt answers " + status);
        assertThat(dropped(crawl)).containsEntry("/", Reason.ROBOTS);
    }

    @Test
    void followsFiveRedirectsToTheRules() {
        for (int i = 1; i < 5; i++) {
            site.redirect("/robots" + i, "/robots" + (i + 1));
        }
        site.redirect("/robots.txt", "/robots1")
                .text("/robots5", "text/plain", "User-agent: *\nDisallow: /a")
                .page("/", links("/a", "/b"))
                .pages("", "/a", "/b");
        assertThat(paths(crawl())).containsExactly("/", "/b");
    }

    @Test
    void takesEndlessRedirectsForNoRules() {
        site.redirect("/robots.txt", "/robots.txt").page("/", "");
        assertThat(paths(crawl())).containsExactly("/");
        assertThat(site.paths().stream().filter("/robots.txt"::equals)).hasSize(6);
    }

    @Test
    void saysSoWhenTheStartPageIsForbidden() {
        site.robots("User-agent: WaymarkBot", "Disallow: /").page("/", "");
        Crawl crawl = crawl();
        assertThat(site.paths()).containsExactly("/robots.txt");
        assertThat(crawl.problem()).contains("robots.txt asks WaymarkBot not to read this address");
    }

    @Test
    void asksForNoRulesTwice() {
        site.latency(() -> Duration.ofMillis(20)).page("/", links("/a", "/b", "/c", "/d", "/e"));
        for (String path : new String[] {"/a", "/b", "/c", "/d", "/e"}) {
            site.page(path, "");
        }
        crawl();
        assertThat(site.paths()).containsOnlyOnce("/robots.txt");
    }
}
