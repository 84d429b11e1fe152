package dev.waymark.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.PageRenderer;
import dev.waymark.crawl.RecordingListener;
import dev.waymark.crawl.SiteServer;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.robots.RobotsCache;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crawls of websites whose pages are empty without their scripts. */
class RenderedCrawlTest extends RenderedSite {

    /** An application in the browser: a menu, a page for each of its entries, and a text for addresses that it does not know. */
    private static final String APPLICATION = """
            const pages = {'/': 'Welcome', '/about': 'About us', '/prices': 'Prices', '/visit': 'Visit us', '/team': 'Our team'};
            const text = name => ' We say something about ' + name + ' that no other page says, in a sentence of some length.';
            const name = pages[location.pathname];
            document.title = name || 'Not found';
            document.getElementById('root').innerHTML = '<nav>'
                + Object.keys(pages).map(path => '<a href="' + path + '">' + pages[path] + '</a>').join(' ') + '</nav><main><h1>'
                + document.title + '</h1>' + (name ? '<p>' + text(name) + '</p>' : '<p>There is no such page.</p>') + '</main>';
            """;

    private void application(String script) {
        site.text("/app.js", "text/javascript", script)
                .status("/robots.txt", 404)
                .status("/sitemap.xml", 404);
        site.otherwise(path -> SiteServer.Reply.of(200, SHELL.formatted("<script type=module src=/app.js></script>")));
    }

    private Crawl crawl(PageRenderer renderer, Budget budget) {
        return crawler(renderer).crawl(site.url("/"), budget, List.of(), new RecordingListener());
    }

    private static List<String> paths(Crawl crawl) {
        return crawl.pages().stream().map(page -> page.url().path()).toList();
    }

    private static List<String> details(Crawl crawl, Reason reason) {
        return crawl.ledger().stream()
                .filter(entry -> entry.reason() == reason)
                .map(LedgerEntry::detail)
                .map(Object::toString)
                .toList();
    }

    @Test
    void readsEveryPageOfAnApplication() {
        application(APPLICATION);
        Crawl crawl = crawl(renderer(limits()), Budget.ofPages(30));
        assertThat(paths(crawl)).containsExactlyInAnyOrder("/", "/about", "/prices", "/visit", "/team");
        assertThat(crawl.pages().get(0).title()).isEqualTo("Welcome");
        assertThat(crawl.pages()).allMatch(page -> page.markdown().contains("that no other page says"));
        assertThat(details(crawl, Reason.NONE)).hasSize(5).allMatch(detail -> detail.startsWith("rendered, "));
        assertThat(site.paths().stream().filter("/app.js"::equals)).hasSize(1);
    }

    @Test
    void countsARenderedPageAsTheBudgetSays() {
        application(APPLICATION);
        Crawl crawl = crawl(renderer(limits()), Budget.ofPages(5).withRenderedAs(2));
        assertThat(crawl.pages()).hasSize(2);
        assertThat(crawl.end()).isEqualTo(Crawl.End.PAGE_LIMIT);
    }

    @Test
    void leavesASiteAloneThatStaysEmptyThreeTimes() {
        application(
                "document.body.insertAdjacentHTML('beforeend', '<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a>')");
        site.reply(
                "/sitemap.xml",
                SiteServer.Reply.of(200, sitemap("/a", "/b", "/c", "/d", "/e"), "Content-Type", "application/xml"));
        Crawl crawl = crawl(renderer(limits()), Budget.ofPages(30));
        assertThat(crawl.pages()).isEmpty();
        assertThat(crawl.problem()).contains("We ran it and found no text");
        List<String> empty = details(crawl, Reason.NEEDS_JAVASCRIPT);
        assertThat(empty).hasSize(6); // one of those that were rendered may be the address that cannot exist
        assertThat(empty.stream().filter(detail -> detail.contains("rendered to no use")))
                .hasSizeBetween(2, 4);
    }

    private String sitemap(String... paths) {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><urlset>");
        for (String path : paths) {
            xml.append("<url><loc>").append(site.url(path)).append("</loc></url>");
        }
        return xml.append("</urlset>").toString();
    }

    @Test
    void saysWhichPagesNeedABrowserWhereThereIsNone() {
        application(APPLICATION);
        Crawl crawl = crawl(PageRenderer.NONE, Budget.ofPages(30));
        assertThat(crawl.problem()).contains("no browser runs here");
        assertThat(site.paths()).doesNotContain("/app.js");
    }

    @Test
    void addsNothingToTheReadingOfAnOrdinarySite() {
        site.page("/", "<a href=/a>a</a><script src=/app.js></script>").page("/a", "<script src=/app.js></script>");
        PageRenderer never = new PageRenderer() {
            @Override
            public boolean isAvailable() {
                return true;
            }

            @Override
            public Session open(Fetcher fetcher, HostLimiter limiter, RobotsCache robots) {
                return (shell, wanted) -> {
                    throw new AssertionError("rendered " + shell.url());
                };
            }
        };
        assertThat(paths(crawl(never, Budget.ofPages(30)))).containsExactly("/", "/a");
        assertThat(site.paths()).doesNotContain("/app.js");
    }
}
