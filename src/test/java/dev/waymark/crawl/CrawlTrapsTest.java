package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites that make up addresses without end. */
class CrawlTrapsTest extends CrawlTestSite {

    private final CrawlTraps traps = new CrawlTraps();

    @ParameterizedTest
    @CsvSource({
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t,    ''",
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u,  more than 20 path segments",
        "/a/x/a/y/a/z,                                ''",
        "/a/x/a/y/a/z/a,                              a path segment more than 3 times",
    })
    void lookAtThePath(String path, String why) {
        assertThat(traps.trap(url(path)).orElse(Message.NONE)).hasToString(why);
    }

    @Test
    void allowTenQueryVariantsOfOnePath() {
        assertThat(passing("/list?page=%d", 30)).isEqualTo(10);
        assertThat(passing("/other%d?page=1", 30)).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "/calendar/%d,              8",
        "/events/2024-05-%02d,      8",
        "/events/2024/05/%02d,      8",
        "/2024/05/%02d/,            8",
        "/diary/202405%02d,         8",
        "/events?date=%d,           8",
        "/week/%d,                  8",
        "/product/1234%02d,         30",
        "/course/week-%d,           30",
        "/article/%d,               30",
        "/rfc/rfc90%02d,            30",
        "/item/p190%02d,            30",
        "/item/2024%02d99,          30",
    })
    void allowAFewPagesOfACalendar(String pattern, int pages) {
        assertThat(passing(pattern, 30)).isEqualTo(pages);
    }

    @Test
    void keepBlogPostsApartFromCalendars() {
        long passing = IntStream.rangeClosed(1, 28)
                .filter(day -> traps.trap(url("/2024/05/%02d/post-%s".formatted(day, (char) ('a' + day % 26))))
                        .isEmpty())
                .count();
        assertThat(passing).isEqualTo(28);
    }

    private int passing(String pattern, int tries) {
        return (int) IntStream.rangeClosed(1, tries)
                .filter(i -> traps.trap(url(pattern.formatted(i))).isEmpty())
                .count();
    }

    private static Url url(String path) {
        return Url.parse("https://example.org" + path);
    }

    @Test
    void leaveAnEndlessCalendarSoon() {
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
    void areNotMovedBySessionIds(String pattern) {
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
