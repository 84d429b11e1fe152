package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>A &amp; B</title><h1>C</h1> | A & B",
                "<title> </title><meta property=og:title content='D'><h1>C</h1> | D",
                "<h1>C</h1> | C",
                "<svg><title>Icon</title></svg><p>x | https://example.org/a/b",
                "'' | https://example.org/a/b",
            })
    void alwaysHasATitle(String html, String title) {
        assertThat(page(html).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html lang=en_GB> | en-gb",
                "<html xml:lang=cy> | cy",
                "<meta http-equiv=Content-Language content=de> | de",
                "<meta property=og:locale content=fr_FR> | fr-fr",
                "<html lang='{{ lang }}'> | ''",
                "<p>x | ''",
            })
    void readsTheLanguage(String html, String language) {
        assertThat(page(html).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta name=robots content='noindex, follow'> | true | false",
                "<meta name=ROBOTS content=NONE> | true | true",
                "<meta name=WaymarkBot content=nofollow> | false | true",
                "<meta name=otherbot content=noindex> | false | false",
                "<meta name=robots content='index,follow'> | false | false",
            })
    void readsRobotsRules(String html, boolean noindex, boolean nofollow) {
        assertThat(page(html).noindex()).isEqualTo(noindex);
        assertThat(page(html).nofollow()).isEqualTo(nofollow);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta itemprop=datePublished content=2026-01-31> | 2026-01-31",
                "<meta property=article:published_time content=2026-01-31T23:00:00+01:00> | 2026-01-31",
                "<meta name=date content='31 January 2026'> | ''",
                "<meta name=date content=2026-13-01> | ''",
            })
    void readsDays(String html, String day) {
        assertThat(page(html).published()).isEqualTo(day);
    }

    @Test
    void resolvesLinksAgainstTheBase() {
        Page page = page("<base href='/c/'><link rel=canonical href=d><a href=e>E</a>");

        assertThat(page.canonicalUrl()).contains(Url.parse("https://example.org/c/d"));
        assertThat(page.links())
                .containsExactly(new Link(Url.parse("https://example.org/c/e"), "E", Place.MAIN, false));
    }

    @Test
    void keepsOneLinkForEachAddressAndPlace() {
        Page page = page("<nav><a href=/x>X</a></nav><main><a href=/x><img></a> <a href=/x#y>Long</a>"
                + "<a rel='NOFOLLOW noopener' href=/z><h3>Card</h3>more</a><a href=#x>Here</a>"
                + "<a href=mailto:a@example.org>Mail</a><a href=/i aria-label=Icon></a></main>");

        assertThat(page.links())
                .containsExactly(
                        new Link(Url.parse("https://example.org/x"), "X", Place.NAVIGATION, false),
                        new Link(Url.parse("https://example.org/x"), "Long", Place.MAIN, false),
                        new Link(Url.parse("https://example.org/z"), "Card", Place.MAIN, true),
                        new Link(Url.parse("https://example.org/i"), "Icon", Place.MAIN, false));
    }

    @Test
    void takesAThousandLinksAtMost() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            html.append("<a href=/").append(i).append(">x</a> ");
        }
        assertThat(page(html.toString()).links()).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>Just a moment...</title><p>Checking your browser | true",
                "<h1>Log in</h1><form><input name=u><input type=password></form> | true",
                "<h1>Welcome</h1><p>Come in. | false",
            })
    void knowsAWall(String html, boolean wall) {
        assertThat(page(html).wall()).isEqualTo(wall);
    }

    @Test
    void readsPlainTextAndMarkdown() {
        Page page = new PageReader()
                .read(
                        Url.parse("https://example.org/a/b.md"),
                        "\uFEFF# Title #\r\n\r\nSee [this](../c).\r\n\r\n```\r\n# no heading\r\n```\r\n\r\n## Next\r\n\u202Etext"
                                .getBytes(UTF_8),
                        "text/markdown");

        assertThat(page.title()).isEqualTo("Title");
        assertThat(page.headings()).containsExactly(new Page.Heading(1, "Title"), new Page.Heading(2, "Next"));
        assertThat(page.links())
                .containsExactly(new Link(Url.parse("https://example.org/c"), "this", Place.MAIN, false));
        assertThat(page.markdown())
                .isEqualTo("# Title #\n\nSee [this](../c).\n\n```\n# no heading\n```\n\n## Next\ntext");
        assertThat(new PageReader()
                        .read(Url.parse("https://example.org/a"), "Notes\nmore".getBytes(UTF_8), "text/plain")
                        .title())
                .isEqualTo("Notes");
    }

    private static Page page(String html) {
        return new PageReader().read(Url.parse("https://example.org/a/b"), html.getBytes(UTF_8), "text/html");
    }
}
