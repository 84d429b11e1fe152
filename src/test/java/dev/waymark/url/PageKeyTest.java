package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses lead to one page. */
class PageKeyTest {

    @ParameterizedTest
    @CsvSource({
        "https://mill.example/,            http://www.mill.example",
        "https://mill.example/a,           https://mill.example/a/",
        "https://mill.example/a,           https://mill.example/a.html",
        "https://mill.example/a/,          https://mill.example/a/index.html",
        "https://mill.example/a.html,      https://mill.example/a.html.md",
        "https://mill.example/a%28b%29?c,  https://mill.example/a(b)?c",
    })
    void theseAreOne(String one, String other) {
        assertThat(PageKey.of(Url.parse(one))).isEqualTo(PageKey.of(Url.parse(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mill.example/a,    https://mill.example/A",
        "https://mill.example/a,    https://mill.example/a?b",
        "https://mill.example/a,    https://mill.example/a/b",
        "https://mill.example/,     https://shop.mill.example/",
        "https://mill.example/,     https://mill.example:8443/",
    })
    void theseAreNot(String one, String other) {
        assertThat(PageKey.of(Url.parse(one))).isNotEqualTo(PageKey.of(Url.parse(other)));
    }
}
