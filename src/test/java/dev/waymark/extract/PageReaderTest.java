package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.GoldenPages;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.page.Page.Heading;
import dev.waymark.page.Page.Link;
import dev.waymark.page.Page.Place;
import dev.waymark.url.Url;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {

    private static final Url URL = Url.parse("https://example.org/about/");

    @ParameterizedTest
    @ValueSource(strings = {"charity", "council", "documentation", "bilingual"})
    void readsEachPageOfASiteAsIfItWereTheFirst(String site) {
        PageReader reader = new PageReader();
        for (int round = 0; round < 2; round++) {
            for (Page alone : GoldenPages.of(site)) {
                assertThat(GoldenPages.read(reader, alone.url())).isEqualTo(alone);
            }
        }
    }

    @Test
    void readsPagesInSeveralThreadsAtOnce() {
        PageReader reader = new PageReader();
        List<Page> alone = GoldenPages.of("council");
        List<Page> together = IntStream.range(0, 8 * alone.size())
                .parallel()
                .mapToObj(i ->
                        GoldenPages.read(reader, alone.get(i % alone.size()).url()))
                .toList();
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % alone.size()));
        }
    }

    @Test
    void tellsTheSameLinkOnAnotherBaseFromTheFirst() {
        PageReader reader = new PageReader();
        String link = "<a href='/a'>A</a>";
        assertThat(firstLink(reader, link)).isEqualTo("https://example.org/a");
        assertThat(firstLink(reader, "<base href='http://example.org/'>" + link))
                .isEqualTo("http://example.org/a");
        assertThat(firstLink(reader, "<base href='https://other.example/b/'>" + link))
                .isEqualTo("https://other.example/a");
        assertThat(firstLink(reader, link)).isEqualTo("https://example.org/a");
    }

    @Test
    void keepsOneOfTheEqualLinksOfAllPages() {
        PageReader reader = new PageReader();
        List<Page> pages = GoldenPages.of("charity").stream()
                .map(page -> GoldenPages.read(reader, page.url()))
                .toList();
        List<Link> links = pages.stream().flatMap(page -> page.links().stream()).toList();
        Set<Link> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        objects.addAll(links);
        assertThat(objects).hasSameSizeAs(new HashSet<>(links)).hasSizeLessThan(links.size());
    }

    private static String firstLink(PageReader reader, String html) {
        return reader.read(URL, html.getBytes(UTF_8), "text/html")
                .links()
                .get(0)
                .url()
                .toString();
    }

    @Test
    void readsTheSameLineAnewBelowAnother() {
        PageReader reader = new PageReader();
        assertThat(hours(reader, "<p>Monday</p><p>9am to 5pm</p>")).containsExactly("Monday 9am to 5pm");
        assertThat(hours(reader, "<p>Tuesday</p><p>9am to 5pm</p>")).containsExactly("Tuesday 9am to 5pm");
        assertThat(hours(reader, "<p>Monday</p><p>9am to 5pm</p>")).containsExactly("Monday 9am to 5pm");
    }

    private static List<String> hours(PageReader reader, String html) {
        return reader.read(URL, html.getBytes(UTF_8), "text/html").facts().stream()
                .filter(fact -> fact.kind() == Kind.OPENING_HOURS)
                .map(Fact::value)
                .toList();
    }

    @Test
    void readsWhatAPageSays() {
        Page page = html("""
                <!doctype html><html lang="en-GB"><head>
                <title>About us | Example Trust</title>
                <meta name="description" content="Who we are &amp; what we do.">
                <meta property="og:site_name" content="Example Trust">
                <meta property="og:type" content="website">
                <meta property="article:published_time" content="2025-03-01T10:00:00Z">
                <meta property="article:modified_time" content="2026-01-31T10:00:00Z">
                <link rel="canonical" href="/about">
                <link rel="alternate" hreflang="cy" href="/cy/about">
                <script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
                  {"@type":"ListItem","position":2,"name":"About"},{"@type":"ListItem","position":1,"name":"Home"}]}</script>
                </head><body>
                <nav><a href="/">Home</a> <a href="/news/">News</a></nav>
                <main><h1>About us</h1><p>We run the <a href="../hall">village hall</a>.</p>
                <h2>History</h2><p>Built in 1890.</p></main>
                <footer><a href="/privacy">Privacy</a> Registered charity no. 1089464</footer>
                </body></html>
                """);

        assertThat(page.title()).isEqualTo("About us | Example Trust");
        assertThat(page.heading()).isEqualTo("About us");
        assertThat(page.description()).isEqualTo("Who we are & what we do.");
        assertThat(page.siteName()).isEqualTo("Example Trust");
        assertThat(page.language()).isEqualTo("en-gb");
        assertThat(page.published()).isEqualTo("2025-03-01");
        assertThat(page.modified()).isEqualTo("2026-01-31");
        assertThat(page.breadcrumbs()).containsExactly("Home", "About");
        assertThat(page.canonicalUrl()).contains(Url.parse("https://example.org/about"));
        assertThat(page.translations()).containsEntry("cy", Url.parse("https://example.org/cy/about"));
        assertThat(page.types()).contains("website", "breadcrumblist");
        assertThat(page.headings()).containsExactly(new Heading(1, "About us"), new Heading(2, "History"));
        assertThat(page.links())
                .containsExactly(
                        link("/", "Home", Place.NAVIGATION),
                        link("/news/", "News", Place.NAVIGATION),
                        link("/hall", "village hall", Place.MAIN),
                        link("/privacy", "Privacy", Place.FOOTER));
        assertThat(page.markdown()).isEqualTo("""
                        # About us

                        We run the [village hall](https://example.org/hall).

                        ## History

                        Built in 1890.""");
        assertThat(page.words()).isEqualTo(11);
        assertThat(page.facts())
                .contains(new Page.Fact(Page.Fact.Kind.CHARITY_NUMBER, "1089464", URL))
                .contains(new Page.Fact(Page.Fact.Kind.NAME, "Example Trust", URL));
        assertThat(page.noindex() || page.nofollow() || page.needsScript() || page.wall())
                .isFalse();
    }

    private static Link link(String path, String text, Place place) {
        return new Link(Url.parse("https://example.org" + path), text, place, false);
    }

    private static Page html(String html) {
        return new PageReader().read(URL, html.getBytes(UTF_8), "text/html; charset=utf-8");
    }
}
