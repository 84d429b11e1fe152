package dev.waymark.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.crawl.LoopbackFetcher;
import dev.waymark.crawl.SiteServer;
import dev.waymark.politeness.LocalHostLimiter;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageInspectorTest {

    private final SiteServer site = new SiteServer();
    private final PageInspector inspector =
            new PageInspector(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void readsThePageThatARedirectLeadsTo() throws Unreadable {
        site.redirect("/old", "/new").page("/new", "<p>Here.</p>");
        PageReport page = PageReport.of(inspector.fetch(site.url("/old")));
        assertThat(page.url()).isEqualTo(site.url("/new").toString());
        assertThat(page.markdown()).endsWith("Here.");
        assertThat(page.hasPage()).isTrue();
    }

    @Test
    void saysWhatThePageAndItsHeaderAskOfRobots() throws Unreadable {
        site.reply(
                "/",
                SiteServer.Reply.of(
                        200,
                        SiteServer.html("Draft", "<meta name=robots content=nofollow>", ""),
                        "X-Robots-Tag",
                        "noindex"));
        assertThat(PageReport.of(inspector.fetch(site.url("/"))).robots()).containsExactly("nofollow", "noindex");
    }

    @Test
    void asksForNoPageThatRobotsForbid() {
        site.robots("User-agent: *", "Disallow: /private").page("/private", "");
        assertThatThrownBy(() -> inspector.fetch(site.url("/private")))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("The website’s robots.txt asks us not to read");
        assertThat(site.paths()).containsExactly("/robots.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, %PDF-1.7, false",
        "text/html, %PDF-1.7, false",
        "image/png, PNG, false",
        "application/zip, PK, false",
        "application/octet-stream, <!doctype html><p>Text, true",
        "text/markdown, # Title, true",
    })
    void readsPagesAndNoOtherFiles(String type, String body, boolean readable) throws Unreadable {
        site.text("/", type, body);
        if (readable) {
            assertThat(inspector.fetch(site.url("/")).status()).isEqualTo(200);
        } else {
            assertThatThrownBy(() -> inspector.fetch(site.url("/")))
                    .isInstanceOf(Unreadable.class)
                    .hasMessage("The address leads to a file, not a web page. Enter the address of a page.");
        }
    }
}
