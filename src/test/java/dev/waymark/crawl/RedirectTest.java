package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each hop of a redirect is an address of its own. */
class RedirectTest extends CrawlTestSite {

    @Test
    void givesUpALoop() {
        site.page("/", links("/a")).redirect("/a", "/b").redirect("/b", "/a");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/");
        assertThat(dropped(crawl)).containsEntry("/a", Reason.REDIRECT).containsEntry("/b", Reason.REDIRECT);
        assertThat(crawl.end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void asksAtMostSixTimesForOneStart() {
        site.redirect("/", "/1")
                .otherwise(path -> path.matches("/\\d+")
                        ? Reply.of(302, "", "Location", "/" + (Integer.parseInt(path.substring(1)) + 1))
                        : Reply.of(404, ""));
        Crawl crawl = crawl();
        assertThat(site.paths()).containsExactly("/robots.txt", "/", "/1", "/2", "/3", "/4", "/5");
        assertThat(crawl.problem()).contains("redirects more than 5 times");
    }

    @Test
    void asksAtMostSixTimesForAStartThatRedirectsToItself() {
        site.redirect("/", "/");
        assertThat(crawl().problem()).contains("redirects more than 5 times");
        assertThat(site.paths()).hasSize(7);
    }

    @Test
    void asksAtMostSixTimesForALinkThatRedirectsOnAndOn() {
        AtomicInteger next = new AtomicInteger();
        site.page("/", links("/hop"))
                .otherwise(path -> path.startsWith("/hop")
                        ? Reply.of(301, "", "Location", "/hop" + next.incrementAndGet())
                        : Reply.of(404, ""));
        crawl();
        assertThat(site.paths().stream().filter(path -> path.startsWith("/hop")))
                .hasSize(6);
    }

    @Test
    void takesTheCookieThatASiteWantsToSetForAFailureOfThatPage() {
        site.page("/", links("/shop", "/about"))
                .redirect("/shop", "/shop?sid=1")
                .redirect("/shop?sid=1", "/shop")
                .page("/about", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about");
        assertThat(dropped(crawl)).containsEntry("/shop", Reason.FAILED);
    }

    @Test
    void sendsTheCookieThatARedirectToTheSamePageSets() {
        onlyWithCookie("/", "seen=1", "/", links("/about"));
        onlyWithCookie("/about", "seen=1", "/about", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/about");
        assertThat(site.cookie("/about")).isEqualTo("seen=1");
        assertThat(site.paths().stream().filter("/"::equals)).hasSize(2);
    }

    @Test
    void sendsTheCookieThatARedirectToAnotherFormOfTheAddressSets() {
        site.reply(
                "/",
                Reply.of(
                        302, "", "Location", "/?AspxAutoDetectCookieSupport=1", "Set-Cookie", "detect=\"on\"; path=/"));
        onlyWithCookie("/?AspxAutoDetectCookieSupport=1", "detect=\"on\"", "/nowhere", "");
        assertThat(crawl().pages()).hasSize(1);
    }

    @Test
    void comesBackFromAPageThatOnlySetsACookie() {
        detour("/", links("/shop", "/moved"));
        detour("/shop", "");
        site.reply("/moved", Reply.of(301, "", "Location", "/new", "Set-Cookie", "x=1"))
                .page("/new", "");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/", "/shop", "/new");
        assertThat(dropped(crawl))
                .containsEntry("/cookie?back=/", Reason.REDIRECT)
                .containsEntry("/moved", Reason.REDIRECT)
                .doesNotContainKeys("/", "/shop");
    }

    @Test
    void givesUpADetourThatNeverEnds() {
        site.page("/", links("/shop"))
                .reply("/shop", Reply.of(302, "", "Location", "/cookie", "Set-Cookie", "a=1"))
                .redirect("/cookie", "/shop");
        Crawl crawl = crawl();
        assertThat(paths(crawl)).containsExactly("/");
        assertThat(dropped(crawl)).containsEntry("/shop", Reason.REDIRECT);
        assertThat(site.paths().stream().filter("/shop"::equals)).hasSizeLessThan(4);
    }

    /** A page behind another that sets a cookie and sends its visitors back. */
    private void detour(String path, String body) {
        Reply page = Reply.of(200, SiteServer.html(path, "", body));
        Reply away = Reply.of(302, "", "Location", "/cookie?back=" + path, "Set-Cookie", "step=1");
        site.reply(path, asked -> site.cookie(path).contains("seen=") ? page : away)
                .reply("/cookie?back=" + path, Reply.of(302, "", "Location", path, "Set-Cookie", "seen=1"));
    }

    @Test
    void keepsCookiesToTheOriginThatSetThemInARedirect() {
        try (SiteServer other = new SiteServer()) {
            other.page("/", links("/a")).page("/a", "");
            site.reply("/", Reply.of(301, "", "Location", other.url("/").toString(), "Set-Cookie", "spy=1"));
            assertThat(crawl().pages()).hasSize(2);
            assertThat(other.cookie("/")).isEmpty();
        }
        site.reply("/", Reply.of(200, SiteServer.html("Home", "", links("/b")), "Set-Cookie", "session=1"))
                .page("/b", "");
        assertThat(paths(crawl())).containsExactly("/", "/b");
        assertThat(site.cookie("/b")).isEmpty();
    }

    @Test
    void givesUpARedirectThatNoCookieSettles() {
        site.reply("/", Reply.of(302, "", "Location", "/", "Set-Cookie", "a=1"));
        assertThat(crawl().problem()).contains("redirects more than 5 times");
    }

    private void onlyWithCookie(String path, String cookie, String otherwise, String body) {
        Reply page = Reply.of(200, SiteServer.html(path, "", body));
        Reply redirect = Reply.of(302, "", "Location", otherwise, "Set-Cookie", cookie + "; Path=/; HttpOnly");
        site.reply(path, asked -> site.cookie(path).equals(cookie) ? page : redirect);
    }

    @Test
    void goesWithTheStartPageToAnotherSite() {
        try (SiteServer other = new SiteServer()) {
            other.page("/", links("/about", site.url("/old").toString())).page("/about", "");
            site.redirect("/", other.url("/").toString());
            Crawl crawl = crawl();
            assertThat(crawl.pages())
                    .extracting(page -> page.url())
                    .containsExactly(other.url("/"), other.url("/about"));
            assertThat(crawl.site().contains(other.url("/x"))).isTrue();
            assertThat(other.paths()).startsWith("/robots.txt", "/");
            assertThat(site.paths()).containsExactly("/robots.txt", "/");
            assertThat(crawl.ledger())
                    .contains(new LedgerEntry(
                            site.url("/"),
                            LedgerEntry.State.DROPPED,
                            Reason.REDIRECT,
                            Message.verbatim(other.url("/").toString())));
        }
    }

    @Test
    void leavesTheSiteWithNoOtherPage() {
        try (SiteServer other = new SiteServer()) {
            site.page("/", links("/out")).redirect("/out", other.url("/a").toString());
            Crawl crawl = crawl();
            assertThat(other.paths()).isEmpty();
            assertThat(dropped(crawl))
                    .containsEntry("/out", Reason.REDIRECT)
                    .containsEntry(other.url("/a").toString(), Reason.OUT_OF_SCOPE);
        }
    }

    @Test
    void readsTheWholeSiteWhenTheStartPageMovesDeeper() {
        site.redirect("/", "/en/home").page("/en/home", links("/contact")).page("/contact", "");
        assertThat(paths(crawl())).containsExactly("/en/home", "/contact");
    }

    @Test
    void staysInTheFolderOfTheStartPage() {
        site.page("/docs/", links("/docs/a", "/other"))
                .pages("", "/docs/a", "/other", "/docs/listed")
                .sitemap("/sitemap.xml", "/docs/listed", "/other");
        Crawl crawl = crawl("/docs/");
        assertThat(paths(crawl)).containsExactly("/docs/", "/docs/a", "/docs/listed");
        assertThat(dropped(crawl)).containsEntry("/other", Reason.OUT_OF_SCOPE);
    }

    @Test
    void asksTheRobotsOfTheOriginThatItIsSentTo() {
        try (SiteServer other = new SiteServer()) {
            other.robots("User-agent: *", "Disallow: /").page("/", "");
            site.redirect("/", other.url("/").toString());
            Crawl crawl = crawl();
            assertThat(other.paths()).containsExactly("/robots.txt");
            assertThat(crawl.problem()).contains("robots.txt asks");
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        Url closed;
        try (SiteServer gone = new SiteServer()) {
            closed = gone.url("/");
        }
        Crawl crawl = crawler.crawl(closed, Budget.ofPages(5), List.of(), new RecordingListener());
        assertThat(crawl.end()).isEqualTo(End.GAVE_UP);
        assertThat(crawl.problem()).contains("The website could not be reached").doesNotContain("robots.txt");
        assertThat(crawl.ledger())
                .extracting(LedgerEntry::url, LedgerEntry::state, LedgerEntry::reason, entry -> entry.detail()
                        .toString())
                .containsExactly(tuple(closed, LedgerEntry.State.DROPPED, Reason.FAILED, "could not be reached"));
    }
}
