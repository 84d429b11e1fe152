package dev.waymark.crawl.sitemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.waymark.crawl.SiteServer;
import dev.waymark.crawl.sitemap.Sitemap.Listed;
import dev.waymark.url.Url;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one sitemap file says. */
class SitemapTest {

    private static final Url URL = Url.parse("https://example.org/sitemap.xml");
    private static final String TWO_PAGES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2026-01-31</lastmod><priority>0.8</priority>
                <image:image><image:loc>https://example.org/picture.jpg</image:loc></image:image></url>
              <url><loc><![CDATA[https://example.org/b]]></loc><priority>high</priority></url>
              <url><loc></loc></url><url><lastmod>2026-01-31</lastmod></url>
            </urlset>
            """;

    @Test
    void listsPagesWithTheirPriority() {
        assertThat(read(TWO_PAGES).pages())
                .containsExactly(
                        new Listed(Url.parse("https://example.org/a?x=1&y=2"), 0.8, "2026-01-31"),
                        listed("https://example.org/b", 0.5));
    }

    @Test
    void listsTheFilesOfAnIndex() {
        Sitemap sitemap =
                read("<sitemapindex><sitemap><loc>https://example.org/1.xml.gz</loc></sitemap></sitemapindex>");
        assertThat(sitemap.files()).containsExactly(Url.parse("https://example.org/1.xml.gz"));
        assertThat(sitemap.pages()).isEmpty();
    }

    @Test
    void readsPlainText() {
        assertThat(read("\uFEFFhttps://example.org/a\r\nnonsense\n\n  https://example.org/b  ")
                        .pages())
                .containsExactly(listed("https://example.org/a", 0.5), listed("https://example.org/b", 0.5));
    }

    @Test
    void unpacksGzip() {
        assertThat(Sitemap.read(URL, gzip(TWO_PAGES)).pages()).hasSize(2);
    }

    @Test
    void readsWhatCameOfABrokenFile() {
        byte[] whole = gzip(TWO_PAGES);
        assertThat(read(TWO_PAGES.substring(0, TWO_PAGES.indexOf("<url><loc><!")))
                        .pages())
                .hasSize(1);
        assertThat(Sitemap.read(URL, Arrays.copyOf(whole, whole.length - 20)).pages())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1", "UTF-8"})
    void readsOtherEncodings(String charset) {
        String xml = "<?xml version='1.0' encoding='" + charset
                + "'?><urlset><url><loc>https://example.org/ä</loc></url></urlset>";
        assertThat(Sitemap.read(URL, xml.getBytes(Charset.forName(charset))).pages())
                .containsExactly(listed("https://example.org/%C3%A4", 0.5));
    }

    @Test
    void takesBlanksBeforeTheDeclaration() {
        assertThat(read("\n\n" + TWO_PAGES).pages()).hasSize(2);
        assertThat(read("\uFEFF" + TWO_PAGES).pages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<urlset",
                "\0\0\0",
                "<html><body>Not found</body></html>",
                "{\"a\": 1}",
                "<url><loc>https://example.org/"
            })
    void takesNonsenseForAnEmptyFile(String nonsense) {
        assertThat(read(nonsense)).isEqualTo(new Sitemap(List.of(), List.of()));
    }

    /** Each file lists /first, something that is wrong, and /last. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <url><loc>https://example.org/list?page=2&sort=up</loc></url>              | /list?page=2&sort=up | 0
            <url><loc>https://example.org/caf&eacute;</loc></url>                      | /caf%C3%A9           | 0
            <url><loc>https://example.org/&#x63;af&#233;</loc></url>                   | /caf%C3%A9           | 0
            <url><loc>https://example.org/&unheardof;</loc></url>                      |                      | 1
            <url><loc>mailto:office@example.org</loc></url>                            |                      | 1
            <url><loc>https://example.org/open</url>                                   | /open                | 0
            <url><loc>https://example.org/never-closed</loc>                           | /never-closed        | 0
            <url><loc>https://example.org/early<priority>0.9</priority></url>          | /early               | 0
            <x:url><x:loc>https://example.org/prefixed</x:loc></x:url>                 | /prefixed            | 0
            <URL><LOC>https://example.org/loud</LOC></URL>                             | /loud                | 0
            <url><title>2 < 3</title><loc>https://example.org/less</loc></url>         | /less                | 0
            <url note="a><loc>https://example.org/quote</loc></url>                    | /quote               | 0
            <!-- a -- b --><url><loc>https://example.org/comment</loc></url>           | /comment             | 0
            <br /><b>Warning</b>: strtotime() in sitemap.php                           |                      | 0
            """)
    void readsOnAfterAFault(String fault, String path, int broken) {
        Sitemap sitemap = read("<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.84\">"
                + "<url><loc>https://example.org/first</loc></url>" + fault
                + "<url><loc>https://example.org/last</loc></url></urlset>");
        List<String> expected = path == null ? List.of("/first", "/last") : List.of("/first", path, "/last");
        assertThat(sitemap.pages().stream().map(listed -> listed.url().toString()))
                .containsExactlyElementsOf(
                        expected.stream().map(p -> "https://example.org" + p).toList());
        assertThat(sitemap.broken()).isEqualTo(broken);
    }

    @Test
    void readsOnAfterBytesThatAreNoUtf8() {
        byte[] xml =
                "<urlset><url><loc>https://example.org/a</loc><title>Caf\u00e9</title></url><url><loc>https://example.org/b</loc></url>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Sitemap.read(URL, xml).pages()).hasSize(2);
    }

    @Test
    void readsAFileAfterAWarningOfTheServer() {
        assertThat(read("Notice: Undefined index in /srv/sitemap.php\n" + TWO_PAGES)
                        .pages())
                .hasSize(2);
    }

    @Test
    void readsFeeds() {
        String rss = "<rss version=\"2.0\"><channel><link>https://example.org/</link><item><title>A &amp; B</title>"
                + "<link>https://example.org/a</link></item><item><link>https://example.org/b</link></item></channel></rss>";
        String atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"https://example.org/\"/><entry>"
                + "<link rel=\"edit\" href=\"https://example.org/edit\"/><link href='https://example.org/a'/></entry>"
                + "<entry><link rel=\"alternate\" href=\"https://example.org/b\"/></entry></feed>";
        List<Listed> both = List.of(listed("https://example.org/a", 0.5), listed("https://example.org/b", 0.5));
        assertThat(read(rss).pages()).isEqualTo(both);
        assertThat(read(atom).pages()).isEqualTo(both);
    }

    @Test
    void knowsTheLanguagesOfTranslations() {
        assertThat(read("<urlset xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"><url><loc>https://example.org/help</loc>"
                                + "<xhtml:link rel=\"alternate\" hreflang=\"CY\" href=\"https://example.org/cy/help\"/></url></urlset>")
                        .languages())
                .isEqualTo(Map.of(Url.parse("https://example.org/cy/help"), "cy"));
    }

    @Test
    void refusesEntityBombs() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE urlset [<!ENTITY a0 \"https://example.org/\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"".formatted(i))
                    .append("&a%d;".formatted(i - 1).repeat(10))
                    .append("\">");
        }
        String xml = bomb + "]><urlset><url><loc>&a39;</loc></url></urlset>";
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(read(xml).pages()).isEmpty());
    }

    @Test
    void readsNoFilesThroughEntities() {
        try (SiteServer canary = new SiteServer()) {
            String xml =
                    "<!DOCTYPE urlset SYSTEM \"%s\" [<!ENTITY %% p SYSTEM \"%s\"> %%p; <!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                                    .formatted(canary.url("/dtd"), canary.url("/parameter"))
                            + "<urlset><url><loc>https://example.org/&f;</loc></url></urlset>";
            assertThat(read(xml).pages()).allMatch(listed -> listed.url().path().equals("/"));
            assertThat(canary.paths()).isEmpty();
        }
    }

    @Test
    void stopsAtFiftyThousandPages() {
        String xml = "<urlset>" + "<url><loc>https://example.org/a</loc></url>".repeat(60_000) + "</urlset>";
        assertThat(read(xml).pages()).hasSize(50_000);
    }

    @Test
    void unpacksNoMoreThanTenMebibytes() {
        byte[] bomb = gzip(out -> {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 500; i++) {
                out.write(blanks);
            }
            out.write(TWO_PAGES.getBytes(StandardCharsets.UTF_8));
        });
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Sitemap.read(URL, bomb).pages()).isEmpty());
    }

    private static Sitemap read(String text) {
        return Sitemap.read(URL, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Listed listed(String url, double priority) {
        return new Listed(Url.parse(url), priority, "");
    }

    private static byte[] gzip(String text) {
        return gzip(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] gzip(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
