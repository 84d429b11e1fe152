package dev.waymark.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that a website may make up without end. */
class CrawlTrapsTest {

    private final CrawlTraps traps = new CrawlTraps();

    @ParameterizedTest
    @CsvSource({
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t,    ''",
        "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u,  more than 20 path segments",
        "/a/x/a/y/a/z,                                ''",
        "/a/x/a/y/a/z/a,                              the same path segment more than 3 times",
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
}
