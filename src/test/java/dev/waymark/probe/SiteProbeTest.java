package dev.waymark.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.LoopbackFetcher;
import dev.waymark.crawl.SiteServer;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.probe.ProbedSite.State;
import dev.waymark.url.Url;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteProbeTest {

    private final SiteServer site = new SiteServer();
    private final SiteServer other = new SiteServer();
    private final SiteProbe probe =
            new SiteProbe(new LoopbackFetcher(), new LocalHostLimiter(Duration.ZERO), Clock.systemUTC());

    @AfterEach
    void close() {
        probe.close();
        site.close();
        other.close();
    }

    @Test
    void findsTheTitleAndWhereTheAddressEndsWithTwoRequestsAndOneForEachRedirect() {
        site.redirect("/", "/en/").reply("/en/", Reply.of(200, SiteServer.html("Darrington Village Field", "", "")));
        ProbedSite seen = probed("/");
        assertThat(seen.state()).isEqualTo(State.READABLE);
        assertThat(seen.title()).isEqualTo("Darrington Village Field");
        assertThat(seen.end()).isEqualTo(site.url("/en/"));
        assertThat(site.paths()).containsExactly("/robots.txt", "/", "/en/");
    }

    @Test
    void saysWhenTheAddressLeadsToAnotherSite() {
        site.redirect("/", other.url("/").toString());
        other.page("/", "");
        ProbedSite seen = probed("/");
        assertThat(seen.state()).isEqualTo(State.ELSEWHERE);
        assertThat(seen.end()).isEqualTo(other.url("/"));
        assertThat(other.paths()).as("its rules come first").containsExactly("/robots.txt", "/");
    }

    @Test
    void asksForNothingThatTheRobotsRulesOfEitherSiteForbid() {
        site.redirect("/", other.url("/").toString());
        other.page("/", "").robots("User-agent: *", "Disallow: /");
        ProbedSite seen = probed("/");
        assertThat(seen.state()).isEqualTo(State.UNREADABLE);
        assertThat(problem(seen)).startsWith("The website’s robots.txt asks WaymarkBot not to read this address.");
        assertThat(other.paths()).containsExactly("/robots.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | UNREADABLE | There is no page at this address",
                "401 | UNREADABLE | The address shows a sign-in form",
                "500 | UNREADABLE | The website answers 500",
                "403 | DOUBTFUL   | The website turned us away (it answers 403).",
            })
    void tellsASiteThatTurnsUsAwayFromOneThatIsNotThere(int status, State state, String words) {
        site.status("/", status);
        ProbedSite seen = probed("/");
        assertThat(seen.state()).isEqualTo(state);
        assertThat(problem(seen)).startsWith(words);
        assertThat(seen.title()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithWhatIsNoPageOrNeedsABrowserOrAsksNotToBeIndexed() {
        site.text("/report", "application/pdf", "%PDF-1.7");
        assertThat(probed("/report").state()).isEqualTo(State.UNREADABLE);
        assertThat(problem(probed("/report"))).startsWith("The address leads to a file of type application/pdf");
        site.reply("/shell", Reply.of(200, "<div id=root></div><script src=/app.js></script>"));
        assertThat(probed("/shell").state()).isEqualTo(State.DOUBTFUL);
        assertThat(problem(probed("/shell"))).contains("JavaScript");
        site.page("/draft", "<meta name=robots content=noindex>", "");
        assertThat(probed("/draft").state()).isEqualTo(State.UNREADABLE);
        assertThat(problem(probed("/draft"))).startsWith("The website is marked noindex");
        assertThat(probe.probe(site.url("/draft"), true).orElseThrow().state()).isEqualTo(State.READABLE);
    }

    @Test
    void givesUpAfterTwoSecondsAndAfterSixRequests() {
        site.page("/", "").latency(() -> Duration.ofSeconds(5));
        long start = System.nanoTime();
        assertThat(probed("/").state()).isEqualTo(State.SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
        other.otherwise(path -> Reply.of(302, "", "Location", path + "x"));
        ProbedSite endless = probe.probe(other.url("/"), false).orElseThrow();
        assertThat(endless.state()).isEqualTo(State.UNREADABLE);
        assertThat(problem(endless)).contains("redirects more than 5 times");
        assertThat(other.paths()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void looksOnceForAllWhoAskAtOnceOrSoonAfterwards() throws Exception {
        site.page("/", "").latency(() -> Duration.ofMillis(100));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            Callable<ProbedSite> look = () -> probed("/");
            for (Future<ProbedSite> seen : threads.invokeAll(Collections.nCopies(20, look))) {
                assertThat(seen.get().state()).isEqualTo(State.READABLE);
            }
        } finally {
            threads.shutdownNow();
        }
        probed("/");
        assertThat(site.paths()).containsExactly("/robots.txt", "/");
    }

    @Test
    void looksAgainAtASiteThatWasNotGood() {
        site.status("/", 403);
        assertThat(probed("/").state()).isEqualTo(State.DOUBTFUL);
        site.page("/", "");
        assertThat(probed("/").state()).isEqualTo(State.READABLE);
    }

    @Test
    void looksAtSixteenSitesAtOnceAndNoMore() throws Exception {
        site.latency(() -> Duration.ofMillis(1_000)).otherwise(path -> Reply.of(200, SiteServer.html(path, "", "")));
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Callable<Boolean>> looks = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(number ->
                            () -> probe.probe(site.url("/" + number), false).isPresent())
                    .toList();
            int looked = 0;
            for (Future<Boolean> seen : threads.invokeAll(looks)) {
                looked += seen.get() ? 1 : 0;
            }
            assertThat(looked).isEqualTo(16);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void showsATitleOnOneLineWithoutControlCharacters() {
        String title = "Caf\u00e9\u0000 \u001b[2J\u202egnp.exe\u202c\u2066 \u200b\u2028Bar\n\tBaz";
        site.reply("/", Reply.of(200, SiteServer.html("x", "", "").replace("<title>x", "<title>" + title)));
        String seen = probed("/").title();
        assertThat(seen).startsWith("Caf\u00e9").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void cutsALongTitle() {
        site.reply(
                "/", Reply.of(200, SiteServer.html("x", "", "").replace("<title>x", "<title>" + "🙂".repeat(50_000))));
        String seen = probed("/").title();
        assertThat(seen.codePointCount(0, seen.length())).isEqualTo(120);
        assertThat(seen).endsWith("\u2026");
    }

    /** Every name is at a loopback address; the port is allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"private.example", "127.0.0.1", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"})
    void makesNoRequestToAPrivateAddressNotEvenAfterARedirect(String host) throws Exception {
        int port = other.url("/").port();
        AddressPolicy policy = AddressPolicy.STRICT
                .withPorts(port)
                .withExempt("127.0.0.1:" + site.url("/").port());
        FetchSettings settings =
                FetchSettings.of("WaymarkBot/1.0", policy).withNames(name -> List.of(InetAddress.getLoopbackAddress()));
        String address = "http://" + host + ":" + port + "/";
        site.redirect("/", address);
        try (HttpFetcher fetcher = new HttpFetcher(settings);
                SiteProbe guarded = new SiteProbe(fetcher, new LocalHostLimiter(Duration.ZERO), Clock.systemUTC())) {
            ProbedSite seen = guarded.probe(site.url("/"), false).orElseThrow();
            assertThat(seen.state()).isEqualTo(State.UNREADABLE);
            if (host.equals("private.example")) {
                ProbedSite named = guarded.probe(Url.parse(address), false).orElseThrow();
                assertThat(problem(named)).startsWith("The website could not be reached.");
            }
        }
        assertThat(other.paths()).isEmpty();
    }

    private ProbedSite probed(String path) {
        return probe.probe(site.url(path), false).orElseThrow();
    }

    private static String problem(ProbedSite seen) {
        return seen.problem().map(Message::toString).orElse("");
    }
}
