package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.Page.Heading;
import dev.waymark.extract.Page.Link;
import dev.waymark.extract.Page.Place;
import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;

class PageReaderTest {

    private static final Url URL = Url.parse("https://example.org/about/");

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
        return PageReader.read(URL, html.getBytes(UTF_8), "text/html; charset=utf-8");
    }
}
