package dev.waymark.crawl.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Site;
import dev.waymark.url.Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One address for each page. */
class UrlCanonicalizerTest {

    private final Url home = Url.parse("https://www.example.org/");
    private final UrlCanonicalizer addresses = new UrlCanonicalizer(new Site(home), home);

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/a,                              https://www.example.org/a",
        "http://example.org/a,                                   https://www.example.org/a",
        "https://example.org/a?utm_source=x&utm_Medium=y,        https://www.example.org/a",
        "https://www.example.org/a?b=1&gclid=x&c=2&fbclid=y,     https://www.example.org/a?b=1&c=2",
        "https://www.example.org/a?PHPSESSID=abc,                https://www.example.org/a",
        "https://www.example.org/a?x=1&sid=abc,                  https://www.example.org/a?x=1",
        "https://www.example.org/a;jsessionid=ABC?x=1,           https://www.example.org/a?x=1",
        "https://www.example.org/a;JSESSIONID=ABC,               https://www.example.org/a",
        "https://www.example.org/(S(abc123))/a.aspx,             https://www.example.org/a.aspx",
        "https://www.example.org/a?b=2&a=1,                      https://www.example.org/a?b=2&a=1",
        "https://www.example.org/a?side=left,                    https://www.example.org/a?side=left",
        "https://www.example.org/a?&x=1&,                        https://www.example.org/a?x=1",
        "https://other.example.org/a?utm_source=x,               https://other.example.org/a?utm_source=x",
        "https://www.example.org:8443/a,                         https://www.example.org:8443/a",
    })
    void foldsWhatOnlyFollowsVisitors(String url, String canonical) {
        assertThat(addresses.canonical(Url.parse(url))).hasToString(canonical);
    }
}
