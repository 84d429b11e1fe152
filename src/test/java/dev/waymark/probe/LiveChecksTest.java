package dev.waymark.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.crawl.LoopbackFetcher;
import dev.waymark.crawl.SiteServer;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.Problem;
import dev.waymark.politeness.LocalHostLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveChecksTest {

    private final SiteServer site = new SiteServer();
    private final LiveChecks checks =
            new LiveChecks(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void findsNothingWrongWithALinkThatAnswers() {
        site.page("/about", "");
        assertThat(codes("/about")).isEmpty();
    }

    @Test
    void tellsDeadLinksByTheirStatusAndByTheirWords() {
        site.page("/sorry", "").text("/soft", "text/html", "<title>Page not found</title><p>Sorry.");
        assertThat(codes("/gone")).containsExactly("dead-url");
        assertThat(codes("/soft")).containsExactly("dead-url");
        assertThat(codes("/sorry")).isEmpty();
    }

    @Test
    void takesAPageForMissingThatIsShownForEveryAddress() {
        String same = SiteServer.html("Welcome", "", "");
        site.otherwise(path -> SiteServer.Reply.of(200, same)).page("/about", "");
        assertThat(codes("/anything")).containsExactly("dead-url");
        assertThat(codes("/about")).isEmpty();
    }

    @Test
    void tellsRedirectsAndThoseThatNeverEnd() {
        site.redirect("/old", "/new").page("/new", "").redirect("/round", "/round");
        assertThat(codes("/old")).containsExactly("redirecting-url");
        assertThat(codes("/round")).containsExactly("dead-url");
    }

    @Test
    void asksForNothingThatRobotsForbids() {
        site.robots("User-agent: *", "Disallow: /private").page("/private", "");
        assertThat(codes("/private")).containsExactly("disallowed-url");
        assertThat(site.paths()).containsExactly("/robots.txt");
    }

    @Test
    void tellsPagesThatAskNotToBeIndexedInTheirHeadOrTheirHeader() {
        site.page("/head", "<meta name=robots content=noindex>", "")
                .reply("/field", SiteServer.Reply.of(200, SiteServer.html("Field", "", ""), "X-Robots-Tag", "noindex"))
                .reply(
                        "/other",
                        SiteServer.Reply.of(
                                200, SiteServer.html("Other", "", ""), "X-Robots-Tag", "otherbot: noindex"));
        assertThat(codes("/head")).containsExactly("noindex-url");
        assertThat(codes("/field")).containsExactly("noindex-url");
        assertThat(codes("/other")).isEmpty();
    }

    @Test
    void saysNothingOfAHostInTroubleOrBehindAGuard() {
        site.status("/busy", 500).status("/members", 401);
        assertThat(codes("/busy")).isEmpty();
        assertThat(codes("/members")).isEmpty();
    }

    @Test
    void findsMarkdownTwinsBesideAPageAndNamedByIt() {
        site.page("/beside", "").text("/beside.md", "text/markdown", "# Beside");
        assertThat(codes("/beside")).containsExactly("twin-not-linked");
        site.page("/named", "<link rel=alternate type=text/markdown href=/twin.md>", "");
        assertThat(codes("/named")).containsExactly("twin-not-linked");
    }

    @Test
    void followsNoMoreLinksThanItIsAllowedTo() {
        site.page("/a", "").page("/b", "").page("/c", "");
        LiveChecks.Links links =
                checks.links(file("/a", "/b", "/c"), Optional.empty(), any -> true, 2, Duration.ofSeconds(9));
        assertThat(links.checked()).isEqualTo(2);
        assertThat(links.left()).isEqualTo(1);
    }

    @Test
    void givesUpWhatTakesTooLong() {
        site.page("/a", "").latency(() -> Duration.ofSeconds(3));
        long start = System.nanoTime();
        LiveChecks.Links links = checks.links(file("/a"), Optional.empty(), any -> true, 9, Duration.ofMillis(300));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(links).isEqualTo(new LiveChecks.Links(List.of(), 0, 1));
    }

    @Test
    void looksWhetherTheHomePagePointsToTheFileAndForASitemap() {
        site.page("/", "");
        assertThat(checks.discovery(site.url("/"))).isEqualTo(new LiveChecks.Discovery(true, false, false));
        site.page("/", "<link rel=describedby href=/llms.txt>", "")
                .text("/sitemap.xml", "application/xml", "<urlset/>");
        assertThat(checks.discovery(site.url("/"))).isEqualTo(new LiveChecks.Discovery(true, true, true));
        site.reply(
                "/",
                SiteServer.Reply.of(
                        200,
                        SiteServer.html("Home", "", ""),
                        "Link",
                        "</x.css>; rel=preload, </llms.txt>; rel=\"describedby\""));
        site.robots("Sitemap: " + site.url("/other.xml")).status("/sitemap.xml", 404);
        assertThat(checks.discovery(site.url("/"))).isEqualTo(new LiveChecks.Discovery(true, true, true));
    }

    @Test
    void getsTheFileOfASiteAndSaysHowItIsSent() throws Unreadable {
        site.text("/llms.txt", "text/plain", "# Name");
        assertThat(checks.file(site.url("/")).validation().problems())
                .extracting(Problem::code)
                .doesNotContain("content-type");
        site.text("/llms.txt", "application/octet-stream", "# Name");
        assertThat(checks.file(site.url("/")).validation().problems())
                .extracting(Problem::code)
                .contains("content-type");
    }

    @Test
    void saysWhyThereIsNoFile() {
        assertThatThrownBy(() -> checks.file(site.url("/")))
                .hasMessage("The website answers 404 for " + site.url("/llms.txt") + ". Check the address.");
        site.robots("User-agent: *", "Disallow: /");
        assertThatThrownBy(() -> checks.file(site.url("/")))
                .hasMessage("The website’s robots.txt asks us not to read " + site.url("/llms.txt")
                        + ". Its owner can let WaymarkBot through, then try again.");
        site.robots("").text("/llms.txt", "text/plain", "x".repeat(1_000_001));
        assertThatThrownBy(() -> checks.file(site.url("/")))
                .hasMessageStartingWith("The file is larger than 1 MB, so we cannot check it.");
        site.text("/llms.txt", "text/plain", "a\r\n".repeat(10_000));
        assertThatThrownBy(() -> checks.file(site.url("/")))
                .hasMessageStartingWith("The file has 10,001 lines. We can check files of up to 10,000 lines.");
    }

    private List<String> codes(String path) {
        return checks.links(file(path), Optional.empty(), any -> true, 9, Duration.ofSeconds(9)).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private ParsedFile file(String... paths) {
        StringBuilder file = new StringBuilder("# Name\n\n## Section\n\n");
        for (String path : paths) {
            file.append("- [").append(path).append("](").append(site.url(path)).append(")\n");
        }
        return LlmsTxtParser.parse(file.toString());
    }
}
