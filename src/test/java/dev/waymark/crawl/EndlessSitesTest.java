package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites that make up addresses without end. */
class EndlessSitesTest extends CrawlTestSite {

    @Test
    void haveTheirCalendarLeftSoon() {
        site.otherwise(path -> Reply.of(
                200,
                SiteServer.html(
                        path, "", links(next(path, 1), next(path, 2), next(path, -1), "/event/" + path.hashCode()))));
        site.status("/robots.txt", 404);
        crawler.crawl(site.url("/calendar/2024-01"), Budget.ofPages(200), List.of(), new RecordingListener());
        assertThat(site.paths()).hasSizeLessThanOrEqualTo(50);
    }

    private static String next(String path, int months) {
        String month = path.substring(path.lastIndexOf('-') + 1);
        int number = month.matches("\\d+") ? Integer.parseInt(month) + months : 1;
        return "/calendar/2024-" + Math.max(1, number);
    }

    @ParameterizedTest
    @CsvSource({"/page%d?sid=%s", "/page%d;jsessionid=%s", "/page%d?visit=%s", "/page%d?a=b&token=%s", "/%2$s/page%1$d"
    })
    void addNoPagesBySessionIds(String pattern) {
        site.otherwise(path -> {
            String name = path.replaceAll("[?;].*", "").replaceAll("^/[0-9a-f-]{36}", "");
            String[] links = IntStream.range(0, 5)
                    .mapToObj(i -> pattern.formatted(i, UUID.randomUUID()))
                    .toArray(String[]::new);
            return name.startsWith("/page") || name.equals("/")
                    ? Reply.of(
                            200,
                            SiteServer.html("Page " + name, "", links(links).replaceAll("Read about [^<]*", "Read")))
                    : Reply.of(404, "");
        });
        Crawl crawl = crawler.crawl(site.url("/"), Budget.ofPages(200), List.of(), new RecordingListener());
        assertThat(site.paths()).hasSizeLessThanOrEqualTo(50);
        assertThat(crawl.pages()).hasSize(6);
    }

    @Test
    void areLeftAtTheLimitOfDepth() {
        site.otherwise(path -> path.startsWith("/x") || path.equals("/")
                ? Reply.of(200, SiteServer.html(path, "", links(path.equals("/") ? "/x" : path + "x")))
                : Reply.of(404, ""));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/x", "/xx", "/xxx", "/xxxx", "/xxxxx");
        assertThat(crawl.end()).isEqualTo(Crawl.End.DEPTH_LIMIT);
        assertThat(dropped(crawl)).containsEntry("/xxxxxx", LedgerEntry.Reason.LIMIT);
    }
}
