package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/,          https://example.org/,            true",
        "https://example.org/,          https://example.org/a/b?c,       true",
        "https://example.org/,          http://example.org/a,            true",
        "https://example.org/,          https://www.example.org/a,       true",
        "http://www.example.org/,       https://example.org/a,           true",
        "https://example.org/,          https://blog.example.org/,       false",
        "https://example.org/,          https://example.org.evil.test/,  false",
        "https://example.org/,          https://notexample.org/,         false",
        "https://example.org/,          https://example.org:8443/,       false",
        "http://127.0.0.1:8101/,        http://127.0.0.1:8101/a,         true",
        "http://127.0.0.1:8101/,        http://127.0.0.1:8102/a,         false",
        "https://example.org/docs/,     https://example.org/docs/a,      true",
        "https://example.org/docs/a,    https://example.org/docs/b,      true",
        "https://example.org/docs/,     https://example.org/docs,        false",
        "https://example.org/docs/,     https://example.org/docsite/,    false",
        "https://example.org/docs/,     https://example.org/docs/../a,   false",
        "https://example.org/docs,      https://example.org/about,       true",
    })
    void holdsWhatIsUnderItsHostAndFolder(String start, String url, boolean contained) {
        assertThat(new Site(Url.parse(start)).contains(Url.parse(url))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/docs/, https://www.example.org/about, true",
        "https://example.org/docs/, https://example.com/docs/,     false",
    })
    void knowsItsHostOutsideOfTheFolderToo(String start, String url, boolean same) {
        assertThat(new Site(Url.parse(start)).sameHost(Url.parse(url))).isEqualTo(same);
    }
}
