package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.html;
import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a crawl comes from the address that was typed to the pages of a site. */
class ArrivalTest extends CrawlTestSite {

    private static final String EMPTY = "<title>Harbour</title><body><img src=/quay.jpg></body>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content='0;url=/home'>",
                "<META HTTP-EQUIV='Refresh' CONTENT='0; URL=\"/home\"'>",
                "<meta http-equiv=refresh content='5; /home'>",
                "<meta http-equiv=refresh content='10, url = home'>",
                "<meta http-equiv=refresh content='1.5 /home'><meta name=robots content=noindex>",
            })
    void followsAStartPageThatOnlyForwards(String head) {
        site.reply("/", Reply.of(200, "<html><head>" + head + "</head><body></body></html>"))
                .page("/home", links("/berths"))
                .page("/berths", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/home", "/berths");
        assertThat(dropped(crawl)).containsEntry("/", Reason.REDIRECT);
    }

    @Test
    void followsTheRefreshField() {
        site.reply("/", Reply.of(200, EMPTY, "Refresh", "0; url=/home")).page("/home", "");
        assertThat(paths(crawl())).containsExactly("/home");
    }

    @Test
    void followsPagesBelowTheStartPageThatForward() {
        site.page("/", links("/old", "/out"))
                .page("/old", "<meta http-equiv=refresh content='3; url=/new'>", "")
                .page("/out", "<meta http-equiv=refresh content='0; url=https://example.org/'>", "")
                .page("/new", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/new");
        assertThat(dropped(crawl)).containsEntry("/old", Reason.REDIRECT).containsEntry("/out", Reason.REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content='11; url=/home'>",
                "<meta http-equiv=refresh content='300'>",
                "<meta http-equiv=refresh content='0; url=/'>",
                "<meta http-equiv=refresh content='soon; url=/home'>",
                "<meta http-equiv=refresh content='0; url=javascript:go()'>",
                "<meta name=refresh content='0; url=/home'>",
                "<noscript><meta http-equiv=refresh content='0; url=/home'></noscript>",
            })
    void staysOnAPageThatVisitorsRead(String head) {
        site.page("/", head, "").page("/home", "");
        assertThat(paths(crawl())).containsExactly("/");
    }

    @Test
    void staysOnAPageWithMuchToReadThatTurnsAfterAWhile() {
        String text = SiteServer.words("a") + SiteServer.words("b") + SiteServer.words("c") + SiteServer.words("d");
        site.page("/", "<meta http-equiv=refresh content='10; url=/next'>", text)
                .page("/next", "");
        assertThat(paths(crawl())).containsExactly("/");
    }

    @Test
    void givesUpPagesThatForwardInACircle() {
        site.reply("/", Reply.of(200, "<meta http-equiv=refresh content='0; url=/a'>"))
                .reply("/a", Reply.of(200, "<meta http-equiv=refresh content='0; url=/'>"));
        assertThat(crawl().problem()).contains("redirects more than 5 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=/cy/>Cymraeg</a> <a href=/en/>English</a>",
                "<ul><li><a href='/en/' lang=en>Continue in English</a><li><a href='/cy/' lang=cy>Parhau yn Gymraeg: Cymraeg</a></ul>",
                "<p>Choose</p><a href=/fr/>Fran\u00e7ais</a><a href=/en/>English</a><a href=/de/>Deutsch</a><a href=/cookies>Cookies</a>"
            })
    void choosesALanguageAtAGateway(String body) {
        site.reply("/", Reply.of(200, "<html><title>Harbour</title><body>" + body + "</body></html>"))
                .pages(links("/en/berths"), "/en/", "/cy/", "/fr/", "/de/")
                .page("/en/berths", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/en/", "/en/berths");
        assertThat(crawl.site().folder()).isEqualTo("/");
    }

    @Test
    void takesNoPageWithTextForAGateway() {
        site.page("/", "<a href=/en/>English</a> <a href=/cy/>Cymraeg</a>").pages("", "/en/", "/cy/");
        assertThat(paths(crawl())).startsWith("/");
    }

    @Test
    void readsTheFramesOfAFrameset() {
        site.reply(
                        "/",
                        Reply.of(
                                200,
                                "<html><head><title>Harbour</title></head><frameset cols='20%,80%'>"
                                        + "<frame src=menu.html name=menu><frame src='main.html'></frameset></html>"))
                .page("/menu.html", links("/berths.html"))
                .page("/main.html", "")
                .page("/berths.html", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactlyInAnyOrder("/menu.html", "/main.html", "/berths.html");
        assertThat(dropped(crawl)).containsEntry("/", Reason.EMPTY);
    }

    @Test
    void findsTheSitemapOfASiteWhoseStartPageHasNoText() {
        site.reply("/", Reply.of(200, EMPTY)).page("/berths", "").sitemap("/sitemap.xml", "/berths");
        assertThat(paths(crawl())).containsExactly("/berths");
    }

    @Test
    void followsTheLinksOfAStartPageThatIsAPicture() {
        site.reply("/", Reply.of(200, "<title>Harbour</title><a href=/enter><img src=/quay.jpg></a>"))
                .page("/enter", "");
        assertThat(paths(crawl())).containsExactly("/enter");
    }

    @Test
    void followsTheLinksOfAStartPageThatIsALogin() {
        site.reply(
                        "/",
                        Reply.of(
                                200,
                                "<title>Log in</title><form><input type=password></form><a href=/about>About the harbour</a>"))
                .page("/about", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/about");
        assertThat(dropped(crawl)).containsEntry("/", Reason.WALL);
    }

    @Test
    void saysThatNoPageHasText() {
        site.reply("/", Reply.of(200, EMPTY));
        Crawl crawl = crawl();
        assertThat(crawl.pages()).isEmpty();
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).startsWith("The home page has no text");
    }

    @Test
    void offersToReadASiteThatAsksNotToBeIndexed() {
        hidden();
        Crawl crawl = crawl();
        assertThat(crawl.pages()).isEmpty();
        assertThat(crawl.problem())
                .contains(
                        "noindex",
                        "This is my site and I am preparing it",
                        "\"include_noindex\": true",
                        "--include-noindex");
    }

    @Test
    void readsASiteThatAsksNotToBeIndexedForItsOwnerWithinItsRobotsRules() {
        hidden();
        site.robots("User-agent: *", "Disallow: /private");
        Crawl crawl = crawler.includingNoindex(true)
                .crawl(site.url("/"), Budget.ofPages(10), List.of(), new RecordingListener());
        assertThat(paths(crawl)).containsExactly("/", "/berths", "/field");
        assertThat(crawl.pages()).noneMatch(page -> page.noindex());
        assertThat(dropped(crawl)).containsEntry("/private", Reason.ROBOTS);
        assertThat(site.paths()).doesNotContain("/private");
    }

    private void hidden() {
        String noindex = "<meta name=robots content='noindex, follow'>";
        site.page("/", noindex, links("/berths", "/field", "/private"))
                .page("/berths", noindex, "")
                .page("/private", noindex, "")
                .reply("/field", Reply.of(200, html("Field", "", ""), "X-Robots-Tag", "noindex"));
    }
}
