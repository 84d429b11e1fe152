package dev.waymark.access;

import static dev.waymark.access.AccessOutcome.FAIL;
import static dev.waymark.access.AccessOutcome.PASS;
import static dev.waymark.access.AccessOutcome.SKIP;
import static dev.waymark.access.AccessOutcome.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waymark.message.Messages;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AgentAccessTest {

    private static final Set<AccessCheck> SILENT = Set.of(AccessCheck.CONTENT_SIGNAL, AccessCheck.NESTED_FILES);

    private static AccessReport report(AccessSite site, Url asked) {
        SiteVisit visit = new AgentAccess(site, new LocalHostLimiter(Duration.ZERO), Clock.systemUTC())
                .visit(asked, Duration.ofSeconds(20))
                .orElseThrow();
        return AccessReport.of(visit);
    }

    private static AccessReport report(AccessSite site) {
        return report(site, AccessSite.URL);
    }

    @ParameterizedTest
    @EnumSource
    void aSiteThatDoesAllOfItPassesEachCheck(AccessCheck check) {
        AccessFinding finding = report(new AccessSite()).finding(check);
        assertThat(finding.outcome()).as(finding.reason().toString()).isEqualTo(SILENT.contains(check) ? SKIP : PASS);
        assertThat(Messages.ENGLISH.text(check.title())).isNotBlank();
        assertThat(Messages.ENGLISH.text(check.fix())).isNotBlank();
    }

    @Test
    void asksForNoMoreThanTwentyFiveThings() {
        AccessSite site = new AccessSite();
        AccessReport report = report(site);
        assertThat(report.requests()).isEqualTo(site.asked.size()).isLessThanOrEqualTo(SiteRequests.MAX_REQUESTS);
        assertThat(report.findings()).hasSize(AccessCheck.values().length);
        assertThat(report.toFix()).isEmpty();
    }

    @Test
    void startsFromAFileAsWellAsFromAPage() {
        AccessReport report = report(new AccessSite(), AccessSite.URL.at("/llms.txt"));
        assertThat(report.toFix()).isEmpty();
        assertThat(report.pages()).first().isEqualTo(AccessSite.URL);
    }

    @Test
    void asksForNothingThatRobotsForbids() {
        AccessSite site = new AccessSite().put("/robots.txt", 200, "text/plain", "User-agent: WaymarkBot\nDisallow: /");
        AccessReport report = report(site);
        assertThat(Set.copyOf(site.asked)).containsExactly("/robots.txt");
        assertThat(report.finding(AccessCheck.CHALLENGE_PAGE).outcome()).isEqualTo(FAIL);
    }

    @Test
    void stopsInTimeAndSaysWhatIsThere() {
        AccessSite site = new AccessSite().on("/guide.html", (purpose, reply) -> {
            throw new IllegalStateException("not reached: the time is over before");
        });
        SiteVisit visit = new AgentAccess(site, new LocalHostLimiter(Duration.ofMillis(400)), Clock.systemUTC())
                .visit(AccessSite.URL, Duration.ofMillis(900))
                .orElseThrow();
        AccessReport report = AccessReport.of(visit);
        assertThat(report.finding(AccessCheck.CHALLENGE_PAGE).outcome()).isEqualTo(PASS);
        assertThat(report.finding(AccessCheck.CONTENT_NEGOTIATION).outcome()).isEqualTo(SKIP);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void tells(AccessCheck check, AccessOutcome outcome, String what, Consumer<AccessSite> change) {
        AccessSite site = new AccessSite();
        change.accept(site);
        AccessFinding finding = report(site).finding(check);
        assertThat(finding.outcome())
                .as(what + ": " + finding.reason() + finding.evidence())
                .isEqualTo(outcome);
    }

    static Stream<Arguments> tells() {
        return Stream.of(
                row(
                        AccessCheck.ROBOTS_AGENTS,
                        FAIL,
                        "all",
                        robots("User-agent: *", "Disallow: /", "", "User-agent: WaymarkBot", "Allow: /")),
                row(AccessCheck.ROBOTS_AGENTS, PASS, "a folder", robots("User-agent: *", "Disallow: /private/")),
                row(
                        AccessCheck.ROBOTS_AGENTS,
                        WARN,
                        "one that answers",
                        robots("User-agent: ChatGPT-User", "Disallow: /")),
                row(AccessCheck.ROBOTS_AGENTS, PASS, "one that trains", robots("User-agent: GPTBot", "Disallow: /")),
                row(
                        AccessCheck.ROBOTS_AGENTS,
                        PASS,
                        "a name for training alone",
                        robots("User-agent: Google-Extended", "Disallow: /")),
                row(
                        AccessCheck.ROBOTS_AGENTS,
                        FAIL,
                        "an error",
                        site -> site.put("/robots.txt", 500, "text/plain", "")),
                row(
                        AccessCheck.CONTENT_SIGNAL,
                        WARN,
                        "no input",
                        robots("User-agent: *", "Content-Signal: search=yes, ai-input=no")),
                row(
                        AccessCheck.CONTENT_SIGNAL,
                        PASS,
                        "no training",
                        robots("User-agent: *", "Content-Signal: search=yes, ai-train=no")),
                row(AccessCheck.CONTENT_SIGNAL, PASS, "by IETF", robots("Content-Usage: / train-ai=n")),
                row(AccessCheck.CONTENT_SIGNAL, WARN, "nonsense", robots("Content-Signal: search=maybe")),
                row(AccessCheck.CHALLENGE_PAGE, FAIL, "a field", site -> site.at("/")
                        .field("cf-mitigated", "challenge")),
                row(AccessCheck.CHALLENGE_PAGE, FAIL, "403", site -> site.at("/").status = 403),
                row(
                        AccessCheck.CHALLENGE_PAGE,
                        FAIL,
                        "a page",
                        site -> site.at("/").body =
                                "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"),
                row(
                        AccessCheck.CHALLENGE_PAGE,
                        PASS,
                        "a page about them",
                        site -> site.at("/").body = AccessSite.html(
                                "/",
                                "",
                                "",
                                "Just a moment... is what the check of a firewall says. "
                                        + AccessSite.words("/", 300))),
                row(
                        AccessCheck.RENDERING_STRATEGY,
                        FAIL,
                        "a shell",
                        site -> site.at("/guide.html").body =
                                "<html><head><title>App</title></head><body><div id=root></div><noscript>You need to enable JavaScript to run this"
                                        + " app.</noscript><script src=/app.js></script></body></html>"),
                row(AccessCheck.REDIRECT_BEHAVIOR, WARN, "to another host", site -> site.put("/", 301, "text/html", "")
                        .at("/")
                        .field("Location", "https://other.example/")),
                row(AccessCheck.REDIRECT_BEHAVIOR, PASS, "within the host", site -> site.put(
                                "/guide.html", 301, "text/html", "")
                        .at("/guide.html")
                        .field("Location", "/reference.html")),
                row(AccessCheck.REDIRECT_BEHAVIOR, FAIL, "of a page", site -> site.put(
                                "/guide.html", 302, "text/html", "")
                        .at("/guide.html")
                        .field("Location", "https://other.example/x")),
                row(
                        AccessCheck.HTTP_STATUS_CODES,
                        FAIL,
                        "200",
                        site -> site.absent(AccessSite.reply(200, "text/html", "<title>Home</title>"))),
                row(
                        AccessCheck.HTTP_STATUS_CODES,
                        PASS,
                        "410",
                        site -> site.absent(AccessSite.reply(410, "text/html", ""))),
                row(
                        AccessCheck.HTTP_STATUS_CODES,
                        FAIL,
                        "to the start",
                        site -> site.absent(
                                AccessSite.reply(302, "text/html", "").field("Location", "/"))),
                row(AccessCheck.CACHE_HEADER_HYGIENE, FAIL, "a week", site -> site.at("/")
                        .field("Cache-Control", "max-age=604800")),
                row(AccessCheck.CACHE_HEADER_HYGIENE, WARN, "a day", site -> site.at("/llms.txt")
                        .field("Cache-Control", "max-age=86400")),
                row(AccessCheck.CACHE_HEADER_HYGIENE, PASS, "shared for an hour", site -> site.at("/")
                        .field("Cache-Control", "max-age=604800, s-maxage=600")),
                row(
                        AccessCheck.CACHE_HEADER_HYGIENE,
                        WARN,
                        "nothing",
                        site -> site.pages((path, page) -> page.without("ETag"))),
                row(AccessCheck.LLMS_TXT_EXISTS, FAIL, "404", site -> site.files.remove("/llms.txt")),
                row(
                        AccessCheck.LLMS_TXT_EXISTS,
                        FAIL,
                        "HTML",
                        site -> site.put("/llms.txt", 200, "text/html", AccessSite.html("/llms.txt"))),
                row(
                        AccessCheck.LLMS_TXT_VALID,
                        WARN,
                        "no title",
                        site -> site.at("/llms.txt").body =
                                site.at("/llms.txt").body.replace("# Example\n", "Example\n")),
                row(
                        AccessCheck.LLMS_TXT_SIZE,
                        WARN,
                        "60,000",
                        site -> site.at("/llms.txt").body += "\n" + "x".repeat(60_000)),
                row(
                        AccessCheck.LLMS_TXT_SIZE,
                        FAIL,
                        "120,000",
                        site -> site.at("/llms.txt").body += "\n" + "x".repeat(120_000)),
                row(AccessCheck.LLMS_TXT_LINKS_RESOLVE, FAIL, "a dead page", site -> {
                    site.files.remove("/guide.html");
                    site.files.remove("/guide.html.md");
                }),
                row(
                        AccessCheck.LLMS_TXT_LINKS_MARKDOWN,
                        FAIL,
                        "HTML",
                        site -> site.withoutTwins().at("/llms.txt").body = AccessSite.file("")),
                row(
                        AccessCheck.LLMS_TXT_LINKS_MARKDOWN,
                        PASS,
                        "negotiated",
                        site -> site.at("/llms.txt").body = AccessSite.file("")),
                row(AccessCheck.LLMS_TXT_LINKS_MARKDOWN, WARN, "twins beside", site -> {
                    site.negotiates = false;
                    site.at("/llms.txt").body = AccessSite.file("");
                }),
                row(AccessCheck.LIGHTHOUSE, FAIL, "500", site -> site.at("/llms.txt").status = 500),
                row(AccessCheck.LIGHTHOUSE, SKIP, "404", site -> site.files.remove("/llms.txt")),
                row(
                        AccessCheck.LIGHTHOUSE,
                        FAIL,
                        "no link",
                        site -> site.at("/llms.txt").body = "# Example\n\n" + "Words. ".repeat(20)),
                row(AccessCheck.LIGHTHOUSE, WARN, "a policy", site -> site.at("/")
                        .field("Content-Security-Policy", "default-src 'none'")),
                row(AccessCheck.LIGHTHOUSE, PASS, "a policy that lets it", site -> site.at("/")
                        .field("Content-Security-Policy", "default-src 'none'; connect-src 'self'")),
                row(
                        AccessCheck.NESTED_FILES,
                        WARN,
                        "not linked",
                        site -> site.put("/docs/llms.txt", 200, "text/plain", AccessSite.file(".md"))),
                row(AccessCheck.NESTED_FILES, PASS, "linked", site -> {
                    site.put("/docs/llms.txt", 200, "text/plain", AccessSite.file(".md"));
                    site.at("/llms.txt").body +=
                            "- [More](https://docs.example/docs/llms.txt): The file of the folder\n";
                }),
                row(
                        AccessCheck.LICENCE,
                        WARN,
                        "none",
                        site -> site.pages((path, page) ->
                                page.body = page.body.replace("Open Government Licence", "usual rules"))),
                row(
                        AccessCheck.LICENCE,
                        PASS,
                        "Creative Commons",
                        site -> site.pages((path, page) ->
                                page.body = page.body.replace("Open Government Licence", "CC BY 4.0 terms"))),
                row(AccessCheck.DISCOVERY_LINK, FAIL, "none", site -> site.pages((path, page) -> page.without("Link"))),
                row(
                        AccessCheck.DISCOVERY_LINK,
                        PASS,
                        "an element",
                        site -> site.pages((path, page) -> page.without("Link").body =
                                page.body.replace("<head>", "<head><link rel=describedby href=/llms.txt>"))),
                row(AccessCheck.DISCOVERY_LINK, WARN, "some", site -> site.at("/guide.html")
                        .without("Link")),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_HTML,
                        FAIL,
                        "none",
                        site -> site.pages((path, page) ->
                                page.body = AccessSite.html(path, "", "", AccessSite.words(path, 300)))),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_HTML,
                        FAIL,
                        "in a menu",
                        site -> site.pages((path, page) -> page.body = AccessSite.html(
                                path, "<nav><a href=/llms.txt>x</a></nav>", "", AccessSite.words(path, 300)))),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_HTML,
                        WARN,
                        "at the end",
                        site -> site.pages((path, page) -> page.body =
                                AccessSite.html(path, "", "<p>See /llms.txt", AccessSite.words(path, 300)))),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_HTML,
                        PASS,
                        "in words",
                        site -> site.pages((path, page) -> page.body =
                                AccessSite.html(path, "<p>Index: /llms.txt</p>", "", AccessSite.words(path, 300)))),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_MD,
                        FAIL,
                        "none",
                        site -> site.twins((path, twin) ->
                                twin.body = twin.body.replace("https://docs.example/llms.txt", "none"))),
                row(
                        AccessCheck.LLMS_TXT_DIRECTIVE_MD,
                        FAIL,
                        "at the end",
                        site -> site.twins((path, twin) -> twin.body =
                                twin.body.replace("https://docs.example/llms.txt", "below") + "\n/llms.txt\n")),
                row(AccessCheck.MARKDOWN_URL_SUPPORT, FAIL, "none", AccessSite::withoutTwins),
                row(AccessCheck.MARKDOWN_URL_SUPPORT, WARN, "some", site -> site.files.remove("/guide.html.md")),
                row(
                        AccessCheck.MARKDOWN_URL_SUPPORT,
                        WARN,
                        "as plain text",
                        site -> site.twins((path, twin) -> twin.field("Content-Type", "text/plain"))),
                row(
                        AccessCheck.MARKDOWN_URL_SUPPORT,
                        FAIL,
                        "HTML for all",
                        site -> site.twins((path, twin) -> {
                            twin.body = AccessSite.html(path);
                            twin.field("Content-Type", "text/html");
                        })),
                row(
                        AccessCheck.TWIN_LINK,
                        WARN,
                        "none",
                        site -> site.pages((path, page) -> page.field("Link", "</llms.txt>; rel=describedby"))),
                row(AccessCheck.CONTENT_NEGOTIATION, FAIL, "none", site -> site.negotiates = false),
                row(
                        AccessCheck.CONTENT_NEGOTIATION,
                        WARN,
                        "another type",
                        site -> site.twins((path, twin) -> twin.field("Content-Type", "text/plain"))),
                row(AccessCheck.NEGOTIATION_WEIGHTS, FAIL, "Markdown for all", site -> site.ignoresWeights = true),
                row(AccessCheck.NEGOTIATION_WEIGHTS, SKIP, "none", site -> site.negotiates = false),
                row(AccessCheck.VARY_ACCEPT, FAIL, "none", site -> {
                    site.pages((path, page) -> page.without("Vary"));
                    site.twins((path, twin) -> twin.without("Vary"));
                }),
                row(
                        AccessCheck.VARY_ACCEPT,
                        WARN,
                        "one side",
                        site -> site.pages((path, page) -> page.field("Vary", "Accept-Encoding"))),
                row(
                        AccessCheck.VARY_ACCEPT,
                        PASS,
                        "among others",
                        site -> site.pages((path, page) -> page.field("Vary", "Accept-Encoding, accept"))),
                row(
                        AccessCheck.MARKDOWN_CONTENT_PARITY,
                        FAIL,
                        "another text",
                        site -> site.at("/guide.html.md").body = "# Guide\n\nIndex: /llms.txt\n\nComing soon."),
                row(
                        AccessCheck.MARKDOWN_CONTENT_PARITY,
                        WARN,
                        "two thirds",
                        site -> site.at("/guide.html.md").body =
                                "# Guide\n\n/llms.txt\n\n" + AccessSite.words("/guide.html", 200)),
                row(AccessCheck.PAGE_SIZE_HTML, WARN, "60,000", longPage(60_000)),
                row(AccessCheck.PAGE_SIZE_HTML, FAIL, "120,000", longPage(120_000)),
                row(
                        AccessCheck.PAGE_SIZE_MARKDOWN,
                        FAIL,
                        "120,000",
                        site -> site.at("/guide.html.md").body += "x".repeat(120_000)),
                row(
                        AccessCheck.FETCHER_LIMITS,
                        PASS,
                        "6,000",
                        site -> site.at("/guide.html.md").body += "x".repeat(6_000)),
                row(
                        AccessCheck.FETCHER_LIMITS,
                        WARN,
                        "30,000",
                        site -> site.at("/guide.html.md").body += "x".repeat(30_000)),
                row(
                        AccessCheck.FETCHER_LIMITS,
                        FAIL,
                        "120,000",
                        site -> site.at("/guide.html.md").body += "x".repeat(120_000)),
                row(
                        AccessCheck.CONTENT_START_POSITION,
                        FAIL,
                        "a long menu",
                        site -> site.at("/guide.html").body = AccessSite.html(
                                "/guide.html",
                                "<nav>" + "<a href=/x>Menu item</a> ".repeat(600) + "</nav>",
                                "",
                                AccessSite.words("/guide.html", 300))),
                row(
                        AccessCheck.CONTENT_START_POSITION,
                        PASS,
                        "the menu below",
                        site -> site.at("/guide.html").body = AccessSite.html(
                                "/guide.html",
                                "/llms.txt",
                                "<nav>" + "<a href=/x>Menu item</a> ".repeat(600) + "</nav>",
                                AccessSite.words("/guide.html", 300))));
    }

    private static Consumer<AccessSite> robots(String... lines) {
        return site -> site.put("/robots.txt", 200, "text/plain", String.join("\n", lines));
    }

    private static Consumer<AccessSite> longPage(int characters) {
        return site -> site.at("/guide.html").body =
                AccessSite.html("/guide.html", "<p>/llms.txt</p>", "", AccessSite.words("/guide.html", characters / 9));
    }

    private static Arguments row(AccessCheck check, AccessOutcome outcome, String what, Consumer<AccessSite> change) {
        return arguments(check, outcome, what, change);
    }

    @Test
    void eachCheckThatFailsHasARow() {
        Set<Object> rows = tells().map(row -> row.get()[0]).collect(Collectors.toSet());
        assertThat(rows).containsExactlyInAnyOrderElementsOf(List.of((Object[]) AccessCheck.values()));
    }
}
