package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.html;
import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the pages that answer are worth keeping. */
class SelectionTest extends CrawlTestSite {

    @Test
    void countsTheSameTextOnce() {
        site.page("/", links("/a", "/b"))
                .reply("/a", Reply.of(200, html("Same", "", "")))
                .reply("/b", Reply.of(200, html("Same", "", "")));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a");
        assertThat(crawl.ledger())
                .contains(new LedgerEntry(
                        site.url("/b"),
                        LedgerEntry.State.DROPPED,
                        Reason.DUPLICATE,
                        Message.verbatim(site.url("/a").toString())));
    }

    @Test
    void readsTheCanonicalAddressInstead() {
        site.page("/", links("/list?sort=up"))
                .page("/list?sort=up", "<link rel=canonical href=/list>", "")
                .page("/list", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/list");
        assertThat(dropped(crawl)).containsEntry("/list?sort=up", Reason.DUPLICATE);
    }

    @Test
    void doesNotBelieveThatEveryPageIsTheHomePage() {
        String careless = "<link rel=canonical href=/>";
        site.page("/", careless, links("/a", "/b")).page("/a", careless, "").page("/b", careless, "");
        assertThat(paths(crawl())).containsExactly("/", "/a", "/b");
    }

    @Test
    void keepsThePageWhoseCanonicalAddressPointsBackAtIt() {
        site.page("/", links("/a"))
                .page("/a", "<link rel=canonical href=/b>", "")
                .page("/b", "<link rel=canonical href=/a>", "");
        assertThat(paths(crawl())).containsExactly("/", "/b");
    }

    @ParameterizedTest
    @CsvSource({"404, FAILED", "500, FAILED", "401, WALL"})
    void keepsThePageWhoseCanonicalAddressIsDead(int status, Reason reason) {
        site.page("/", links("/a"))
                .page("/a", "<link rel=canonical href=/gone>", links("/b"))
                .page("/b", "")
                .status("/gone", status);
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a", "/b");
        assertThat(dropped(crawl)).isEqualTo(Map.of("/gone", reason));
    }

    @Test
    void keepsThePageWhoseCanonicalAddressRedirectsToIt() {
        site.page("/", links("/a/"))
                .page("/a/", "<link rel=canonical href=/a>", "")
                .redirect("/a", "/a/");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a/");
        assertThat(dropped(crawl)).isEqualTo(Map.of("/a", Reason.REDIRECT));
    }

    @Test
    void keepsThePageWhoseCanonicalAddressLeavesTheSite() {
        site.page("/", links("/a"))
                .page("/a", "<link rel=canonical href=/out>", "")
                .redirect("/out", "https://example.org/");
        assertThat(paths(crawl())).containsExactly("/", "/a");
    }

    @Test
    void keepsOneOfThePagesThatNameADeadCanonicalAddressAndSayTheSame() {
        String gone = "<link rel=canonical href=/gone>";
        site.page("/", links("/a", "/b", "/c"))
                .reply("/a", Reply.of(200, html("Same", gone, "")))
                .reply("/b", Reply.of(200, html("Same", gone, "")))
                .page("/c", gone, "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a", "/c");
        assertThat(dropped(crawl)).isEqualTo(Map.of("/b", Reason.DUPLICATE, "/gone", Reason.FAILED));
    }

    @Test
    void leavesOutThePageWhoseCanonicalAddressAsksNotToBeIndexed() {
        site.page("/", links("/a"))
                .page("/a", "<link rel=canonical href=/b>", "")
                .page("/b", "<meta name=robots content=noindex>", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/");
        assertThat(dropped(crawl)).isEqualTo(Map.of("/a", Reason.DUPLICATE, "/b", Reason.NOINDEX));
    }

    @Test
    void keepsThePageWhoseTranslationIsDead() {
        site.page("/", links("/seite"))
                .reply(
                        "/seite",
                        Reply.of(
                                200,
                                html(
                                                "Seite",
                                                "<link rel=alternate hreflang=en href=/gone><link rel=alternate"
                                                        + " hreflang=de href=/seite>",
                                                "")
                                        .replace("lang=en>", "lang=de>")));
        assertThat(paths(crawl())).containsExactly("/", "/seite");
    }

    @Test
    void neverReadsMoreThanTheLimitForADeadCanonicalAddress() {
        site.page("/", links("/a", "/b"))
                .page("/a", "<link rel=canonical href=/gone>", "")
                .page("/b", "");
        Crawl crawl = crawl(2);
        assertThat(crawl.pages()).hasSize(2);
        assertThat(crawl.ledger())
                .extracting(LedgerEntry::url)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void leavesOutWhatAsksNotToBeIndexedButFollowsItsLinks() {
        site.page("/", links("/hub"))
                .page("/hub", "<meta name=robots content=noindex>", links("/a"))
                .page("/a", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a");
        assertThat(dropped(crawl)).containsEntry("/hub", Reason.NOINDEX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            noindex                             | NOINDEX
            NoIndex, nofollow                   | NOINDEX
            none                                | NOINDEX
            waymarkbot: noindex                 | NOINDEX
            googlebot: noindex                  | NONE
            googlebot: nofollow, noindex        | NONE
            unavailable_after: 25 Jun 2010 15:00:00 PST | NONE
            max-snippet:-1, noindex             | NOINDEX
            all                                 | NONE
            """)
    void obeysTheHeader(String value, Reason reason) {
        site.page("/", links("/a")).reply("/a", Reply.of(200, html("A", "", ""), "X-Robots-Tag", value));
        assertThat(dropped(crawl()).getOrDefault("/a", Reason.NONE)).isEqualTo(reason);
    }

    @Test
    void followsNoLinkThatAsksNotToBeFollowed() {
        site.page("/", "<p><a rel=nofollow href=/a>a</a> <a href=/b>b</a></p>")
                .page("/a", "")
                .page("/b", "<meta name=robots content=nofollow>", links("/c"))
                .page("/c", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/b");
        assertThat(dropped(crawl)).containsEntry("/a", Reason.NOFOLLOW).doesNotContainKey("/c");
    }

    @Test
    void readsOneLanguage() {
        String cluster = "<link rel=alternate hreflang=en href=%1$s><link rel=alternate hreflang=fr href=/fr%1$s>";
        site.page("/", cluster.formatted("/"), links("/about", "/fr/about", "/fr/only"))
                .page("/about", cluster.formatted("/about"), "")
                .page("/fr/", cluster.formatted("/"), "")
                .page("/fr/about", cluster.formatted("/about"), "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about");
        assertThat(dropped(crawl))
                .containsEntry("/fr/", Reason.OTHER_LANGUAGE)
                .containsEntry("/fr/about", Reason.OTHER_LANGUAGE)
                .containsEntry("/fr/only", Reason.OTHER_LANGUAGE);
        assertThat(crawl.ledger())
                .extracting(LedgerEntry::url, LedgerEntry::state, LedgerEntry::reason, entry -> entry.detail()
                        .toString())
                .contains(tuple(
                        site.url("/fr/only"),
                        LedgerEntry.State.DROPPED,
                        Reason.OTHER_LANGUAGE,
                        "the folder /fr/ is in another language"));
        assertThat(site.paths()).noneMatch(path -> path.startsWith("/fr/"));
    }

    /** The template says English on all pages. */
    @ParameterizedTest
    @ValueSource(strings = {"cy", "fr", "gd", "pt-BR"})
    void readsOneLanguageWhenOnlyTheSitemapNamesTheOthers(String language) {
        String folder = "/" + language.toLowerCase(Locale.ROOT) + "/";
        String both =
                "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"%1$s\"/><xhtml:link rel=\"alternate\" hreflang=\"%3$s\" href=\"%2$s\"/>"
                        .formatted(site.url("/about"), site.url(folder + "amdanom"), language);
        site.page("/", links("/about", folder + "amdanom", folder + "newyddion"))
                .page("/about", "")
                .pages("", folder + "amdanom", folder + "newyddion")
                .text(
                        "/sitemap.xml",
                        "application/xml",
                        "<urlset><url><loc>" + site.url("/about") + "</loc>" + both + "</url><url><loc>"
                                + site.url(folder + "amdanom") + "</loc>" + both + "</url></urlset>");
        assertThat(paths(crawl())).containsExactly("/", "/about");
    }

    @Test
    void turnsFromATranslationToThePageInOurLanguage() {
        String cluster = "<link rel=alternate hreflang=en href=/about><link rel=alternate hreflang=de href=/ueber>";
        site.page("/", links("/ueber")).page("/ueber", cluster, "").page("/about", cluster, "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about");
        assertThat(dropped(crawl)).containsEntry("/ueber", Reason.OTHER_LANGUAGE);
    }

    @Test
    void doesNotBelieveAPageThatNamesOnlyHomePagesAsTranslations() {
        String careless = "<link rel=alternate hreflang=en href=/><link rel=alternate hreflang=fr href=/fr/>";
        site.page("/", careless, links("/a", "/b")).page("/a", careless, "").page("/b", careless, "");
        assertThat(paths(crawl())).containsExactly("/", "/a", "/b");
    }

    @Test
    void recognisesWhatTheSiteAnswersToAnAddressThatCannotExist() {
        String[] dead = {"/dead1", "/dead2"};
        site.page("/", links(dead))
                .page("/", links("/alive", "/dead1", "/dead2"))
                .page("/alive", "")
                .status("/robots.txt", 404)
                .otherwise(path -> Reply.of(
                        200,
                        "<title>Our shop</title><main><h1>Sorry</h1><p>We looked everywhere. Perhaps one of"
                                + " these helps: shoes, boots and socks of all sizes.</p></main>"));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/alive");
        assertThat(dropped(crawl)).containsEntry("/dead1", Reason.SOFT_404).containsEntry("/dead2", Reason.SOFT_404);
    }

    @ParameterizedTest
    @CsvSource({
        "Page not found, SOFT_404",
        "404, SOFT_404",
        "Error 404 - Acme, SOFT_404",
        "Seite nicht gefunden, SOFT_404",
        "Page introuvable - Acme, SOFT_404",
        "Room 4041, NONE",
        "Lost and found, NONE"
    })
    void recognisesTitlesThatSayNotFound(String title, Reason reason) {
        site.page("/", links("/a")).reply("/a", Reply.of(200, html(title, "", "")));
        assertThat(dropped(crawl()).getOrDefault("/a", Reason.NONE)).isEqualTo(reason);
    }

    @Test
    void readsASiteThatAnswersEverythingWithItsStartPage() {
        site.status("/robots.txt", 404)
                .status("/sitemap.xml", 404)
                .otherwise(path -> Reply.of(200, html("Home", "", links("/a", "/b"))));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/");
        assertThat(dropped(crawl)).containsEntry("/a", Reason.DUPLICATE);
    }

    @Test
    void takesTheMarkdownTwinOfAPageForThePage() {
        site.page("/", links("/guide.html.md"))
                .page("/guide.html", "")
                .text("/guide.html.md", "text/markdown", "# Guide");
        assertThat(paths(crawl())).containsExactly("/", "/guide.html");
        assertThat(site.paths()).doesNotContain("/guide.html.md");
    }

    @Test
    void readsNoOtherTypes() {
        site.page("/", links("/report", "/data.json", "/readme"))
                .text("/report", "application/pdf", "%PDF")
                .text("/readme", "text/plain", "Hello");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/readme");
        assertThat(dropped(crawl))
                .containsEntry("/report", Reason.NOT_HTML)
                .containsEntry("/data.json", Reason.NOT_HTML);
        assertThat(site.paths()).doesNotContain("/data.json");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/octet-stream", "text/xml", "html", "application/x-php"})
    void readsAPageThatIsSentAsSomethingElse(String type) {
        site.page("/", links("/a")).text("/a", type, html("A", "", ""));
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a");
        assertThat(crawl.pages().get(1).title()).isEqualTo("A");
    }

    @Test
    void readsXhtmlThatIsSentAsXml() {
        String xhtml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + html("A", "", "");
        site.page("/", links("/a", "/b"))
                .text("/a", "application/xml", xhtml)
                .text("/b", "application/xml", "<?xml version='1.0'?><a/>");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/a");
        assertThat(dropped(crawl)).containsEntry("/b", Reason.NOT_HTML);
    }

    @Test
    void asksForAPageWhoseNameEndsAsAScript() {
        site.page("/", links("/frameworks/vue.js", "/assets/vue.js", "/app.3fa9.js", "/node.js"))
                .page("/frameworks/vue.js", "")
                .text("/node.js", "text/javascript", "start()");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/frameworks/vue.js");
        assertThat(dropped(crawl))
                .containsEntry("/assets/vue.js", Reason.NOT_HTML)
                .containsEntry("/app.3fa9.js", Reason.NOT_HTML)
                .containsEntry("/node.js", Reason.NOT_HTML);
        assertThat(site.paths()).doesNotContain("/assets/vue.js", "/app.3fa9.js");
    }

    @Test
    void readsNoFileThatIsSentAsAPage() {
        site.page("/", links("/a")).text("/a", "text/html", "%PDF-1.7 ...");
        assertThat(dropped(crawl())).containsEntry("/a", Reason.NOT_HTML);
    }

    @Test
    void saysInTheLedgerWhichSignsDecided() {
        site.page("/", links("/members", "/gone"))
                .reply("/members", Reply.of(200, "<title>Log in</title><form><input type=password></form>"))
                .reply("/gone", Reply.of(200, "<title>Page not found</title><h1>404</h1>"));
        assertThat(crawl().ledger())
                .extracting(LedgerEntry::url, LedgerEntry::state, LedgerEntry::reason, entry -> entry.detail()
                        .toString())
                .contains(
                        tuple(
                                site.url("/members"),
                                LedgerEntry.State.DROPPED,
                                Reason.WALL,
                                "password field, the title says log-in, 0 words, no headings"),
                        tuple(
                                site.url("/gone"),
                                LedgerEntry.State.DROPPED,
                                Reason.SOFT_404,
                                "the title says \u201cnot found\u201d, the heading says \u201cnot found\u201d, 1 word"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 |                          | WALL   | sign-in form
            403 |                          | FAILED | turned us away
            403 | cf-mitigated: challenge  | WALL   | firewall
            202 | x-amzn-waf-action: challenge | WALL | firewall
            503 | cf-mitigated: challenge  | WALL   | firewall
            404 |                          | FAILED | no page at this address
            500 |                          | FAILED | answers 500
            """)
    void saysWhyTheStartPageCouldNotBeRead(int status, String header, Reason reason, String words) {
        String[] field = header == null ? new String[0] : header.split(": ");
        site.status("/", status, field);
        Crawl crawl = crawl();
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).contains(words);
        assertThat(dropped(crawl)).containsEntry("/", reason);
        assertThat(site.paths()).containsExactly("/robots.txt", "/");
    }

    @Test
    void saysThatTheStartPageIsNoPage() {
        site.text("/", "application/pdf", "%PDF");
        assertThat(crawl().problem()).contains("application/pdf");
    }

    @Test
    void saysThatTheStartPageIsALogin() {
        site.reply("/", Reply.of(200, "<title>Log in</title><form><input name=u><input type=password name=p></form>"));
        Crawl crawl = crawl();
        assertThat(crawl.problem()).contains("sign-in form");
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
    }

    @Test
    void saysThatTheSiteNeedsJavascript() {
        site.status("/robots.txt", 404)
                .status("/sitemap.xml", 404)
                .otherwise(path ->
                        Reply.of(200, "<title>App</title><body><div id=root></div><script src=/app.js></script>"));
        Crawl crawl = crawl();
        assertThat(crawl.problem()).contains("JavaScript");
        assertThat(dropped(crawl)).containsEntry("/", Reason.NEEDS_JAVASCRIPT);
    }
}
