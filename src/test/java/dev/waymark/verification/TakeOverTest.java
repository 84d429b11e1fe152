package dev.waymark.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.fetch.TextRecords;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.probe.OwnershipCheck;
import dev.waymark.probe.ProofFinding;
import dev.waymark.probe.ProofMethod;
import dev.waymark.stub.DnsStandIn;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways to verify a host that is not one's own, each beside what its owner would do at the same place. Real servers answer for both; all of the
 * first are refused, all of the second are not.
 */
class TakeOverTest {

    private static final String VICTIM = "harbour.test";
    private static final String WWW = "www.harbour.test";
    private static final String ATTACKER = "attacker.test";
    private static final String TOKEN = "Q2xhaW1PZkF0dGFja2Vy-1";
    private static final String OTHER = "Q2xhaW1PZk90aGVyQWNjb3";
    private static final String TEXT = "waymark-site-verification=" + TOKEN;
    private static final String FILE = "/.well-known/waymark-site-verification.txt";
    private static final String META = "<meta name=\"waymark-site-verification\" content=\"" + TOKEN + "\">";
    private static final String RECORD = "_waymark.harbour.test";

    private static HostedNames web;
    private static HostedNames elsewhere;
    private static DnsStandIn dns;
    private static HttpFetcher fetcher;
    private static OwnershipCheck check;

    @BeforeAll
    static void start() throws IOException {
        web = new HostedNames(0);
        elsewhere = new HostedNames(0);
        dns = DnsStandIn.start(0);
        AddressPolicy policy = AddressPolicy.STRICT.withExempt(web.exemptPair(), elsewhere.exemptPair());
        fetcher = new HttpFetcher(FetchSettings.of("WaymarkBot/1.0", policy)
                .withNames(name ->
                        List.of(InetAddress.getByName(name.startsWith("private.") ? "10.0.0.1" : "127.0.0.1"))));
        check = new OwnershipCheck(
                fetcher, new LocalHostLimiter(Duration.ofMillis(1)), Clock.systemUTC(), TextRecords.of(dns.address()));
    }

    @AfterEach
    void reset() {
        web.reset();
        elsewhere.reset();
        dns.reset();
    }

    @AfterAll
    static void stop() throws IOException {
        web.close();
        elsewhere.close();
        dns.close();
        fetcher.close();
    }

    /** Puts something somewhere. */
    private interface Act {
        void run();
    }

    /** @param honest what the owner of the host can do that looks most like it */
    private record Row(String way, Act attack, Act honest) {

        static Row of(String way, Act attack, Act honest) {
            return new Row(way, attack, honest);
        }

        @Override
        public String toString() {
            return way;
        }
    }

    private static Act txt(String name, String... strings) {
        return () -> dns.text(name, strings);
    }

    private static Act file(String path, String body) {
        return () -> web.file(VICTIM, path, body);
    }

    private static Act page(String path, String html) {
        return () -> web.page(VICTIM, path, html);
    }

    private static Act both(Act... acts) {
        return () -> Arrays.stream(acts).forEach(Act::run);
    }

    private static String html(String head, String body) {
        return "<!doctype html><html><head><title>Harbour</title>" + head + "</head><body><h1>Harbour</h1>" + body
                + "</body></html>";
    }

    private static final Act HONEST_FILE = file(FILE, TEXT);
    private static final Act HONEST_PAGE = page("/", html(META, ""));
    private static final Act HONEST_TXT = txt(RECORD, TEXT);

    static Stream<Row> rows() {
        String long1 = "x".repeat(200);
        return Stream.of(
                Row.of("a file in the upload folder", file("/uploads" + FILE, TEXT), HONEST_FILE),
                Row.of(
                        "a file of this name in the upload folder",
                        file("/uploads/waymark-site-verification.txt", TEXT),
                        HONEST_FILE),
                Row.of("a file in a user's folder", file("/~mallory" + FILE, TEXT), HONEST_FILE),
                Row.of("the text within another file", file(FILE, "User-agent: *\n" + TEXT), HONEST_FILE),
                Row.of("a file that goes on", file(FILE, TEXT + "\nmore"), file(FILE, "\uFEFF" + TEXT + "\r\n")),
                Row.of("a file with a prefix", file(FILE, "# " + TEXT), HONEST_FILE),
                Row.of("the token alone in the file", file(FILE, TOKEN), HONEST_FILE),
                Row.of(
                        "the token in other case",
                        file(FILE, "waymark-site-verification=" + TOKEN.toLowerCase(java.util.Locale.ROOT)),
                        HONEST_FILE),
                Row.of(
                        "the token of another account",
                        file(FILE, "waymark-site-verification=" + OTHER),
                        both(file(FILE, "waymark-site-verification=" + OTHER), HONEST_PAGE)),
                Row.of(
                        "a page that echoes what is asked for",
                        () -> web.page(VICTIM, FILE, "<p>There is no {{path}}"),
                        HONEST_FILE),
                Row.of(
                        "a page not found, answered with 200, with the text in it",
                        page(FILE, html("", "<p>Nothing found for " + TEXT)),
                        HONEST_FILE),
                Row.of(
                        "a redirect of the file to the attacker",
                        both(
                                () -> web.redirect(VICTIM, FILE, 301, web.url(ATTACKER, FILE)),
                                () -> web.file(ATTACKER, FILE, TEXT)),
                        HONEST_FILE),
                Row.of(
                        "a redirect that sends the text as its body",
                        () -> web.says(VICTIM, FILE, 302, "text/plain", TEXT),
                        HONEST_FILE),
                Row.of(
                        "a redirect of the file to www",
                        both(
                                () -> web.redirect(VICTIM, FILE, 308, web.url(WWW, FILE)),
                                () -> web.file(WWW, FILE, TEXT)),
                        HONEST_FILE),
                Row.of(
                        "a redirect to https",
                        () -> web.redirect(VICTIM, FILE, 301, "https://harbour.test" + FILE),
                        HONEST_FILE),
                Row.of(
                        "a redirect on the same host",
                        both(
                                () -> web.redirect(VICTIM, FILE, 302, web.url(VICTIM, "/uploads/mine.txt")),
                                file("/uploads/mine.txt", TEXT)),
                        HONEST_FILE),
                Row.of("a file behind a password", () -> web.says(VICTIM, FILE, 401, "text/plain", TEXT), HONEST_FILE),
                Row.of("a file that is forbidden", () -> web.says(VICTIM, FILE, 403, "text/plain", TEXT), HONEST_FILE),
                Row.of("a file not found", () -> web.says(VICTIM, FILE, 404, "text/plain", TEXT), HONEST_FILE),
                Row.of("a part of a file", () -> web.says(VICTIM, FILE, 206, "text/plain", TEXT), HONEST_FILE),
                Row.of("a file of a broken server", () -> web.says(VICTIM, FILE, 500, "text/plain", TEXT), HONEST_FILE),
                Row.of("a file just made", () -> web.says(VICTIM, FILE, 201, "text/plain", TEXT), HONEST_FILE),
                Row.of(
                        "a file with a million blanks after the text",
                        file(FILE, TEXT + " ".repeat(1_000_000)),
                        file(FILE, TEXT + " ".repeat(100))),
                Row.of("a file on another port", () -> elsewhere.file(VICTIM, FILE, TEXT), HONEST_FILE),
                Row.of("a file of www for the name without it", () -> web.file(WWW, FILE, TEXT), HONEST_FILE),
                Row.of("a file of the domain above", () -> web.file("test", FILE, TEXT), HONEST_FILE),
                Row.of(
                        "a file of a name that looks the same",
                        () -> web.file("xn--harbur-zqf.test", FILE, TEXT), // with a Cyrillic o
                        HONEST_FILE),
                Row.of("a meta on another page", page("/about", html(META, "")), HONEST_PAGE),
                Row.of("a meta in a page of the attacker's folder", page("/~mallory/", html(META, "")), HONEST_PAGE),
                Row.of("a meta in the body", page("/", html("", META)), HONEST_PAGE),
                Row.of(
                        "a meta at the top of the body of a page without a head",
                        page("/", META + "<h1>Harbour</h1>"),
                        page("/", "<head>" + META + "</head><h1>Harbour</h1>")),
                Row.of(
                        "a meta between the head and a body without a tag",
                        page("/", "<html><head><title>Harbour</title></head>" + META + "<h1>Harbour</h1>"),
                        page("/", "<html><head><title>Harbour</title>" + META + "</head><h1>Harbour</h1>")),
                Row.of(
                        "a meta in a second head",
                        page("/", html("", "<head>" + META + "</head>")),
                        page("/", html(META, "<head></head>"))),
                Row.of("a meta in a comment", page("/", html("<!-- " + META + " -->", "")), HONEST_PAGE),
                Row.of("a meta in noscript", page("/", html("<noscript>" + META + "</noscript>", "")), HONEST_PAGE),
                Row.of("a meta in a template", page("/", html("<template>" + META + "</template>", "")), HONEST_PAGE),
                Row.of(
                        "a meta in a script",
                        page("/", html("<script>var s = '" + META + "';</script>", "")),
                        HONEST_PAGE),
                Row.of("a meta in the title", page("/", html("<title>" + META + "</title>", "")), HONEST_PAGE),
                Row.of(
                        "a description that names the token",
                        page("/", html("<meta name=description content='" + TEXT + "'>", "")),
                        HONEST_PAGE),
                Row.of(
                        "a meta with more in its content",
                        page("/", html("<meta name=waymark-site-verification content='" + TOKEN + " x'>", "")),
                        HONEST_PAGE),
                Row.of("a page of plain text", () -> web.file(VICTIM, "/", html(META, "")), HONEST_PAGE),
                Row.of(
                        "a page that is redirected to the attacker's",
                        both(
                                () -> web.redirect(VICTIM, "/", 302, web.url(ATTACKER, "/")),
                                () -> web.page(ATTACKER, "/", html(META, ""))),
                        HONEST_PAGE),
                Row.of(
                        "a page not found with a meta",
                        () -> web.says(VICTIM, "/", 404, "text/html", html(META, "")),
                        HONEST_PAGE),
                Row.of("a record at the host itself", txt(VICTIM, TEXT), HONEST_TXT),
                Row.of("a record of www for the name without it", txt("_waymark.www.harbour.test", TEXT), HONEST_TXT),
                Row.of("a record of the domain above", txt("_waymark.test", TEXT), HONEST_TXT),
                Row.of("a record of a name below", txt("_waymark.shop.harbour.test", TEXT), HONEST_TXT),
                Row.of("a record of the attacker's", txt("_waymark.attacker.test", TEXT), HONEST_TXT),
                Row.of("a record with a prefix", txt(RECORD, "v=spf1 " + TEXT), HONEST_TXT),
                Row.of("a record with a suffix", txt(RECORD, TEXT + " "), HONEST_TXT),
                Row.of("a record in quotation marks", txt(RECORD, "\"" + TEXT + "\""), HONEST_TXT),
                Row.of(
                        "a record in other case",
                        txt(RECORD, TEXT.toUpperCase(java.util.Locale.ROOT)),
                        () -> dns.text("_WAYMARK.Harbour.Test", TEXT)),
                Row.of(
                        "a record whose strings join to more",
                        txt(RECORD, TEXT, long1),
                        txt(RECORD, TEXT.substring(0, 9), TEXT.substring(9))),
                Row.of(
                        "two records that only together are the text",
                        both(txt(RECORD, TEXT.substring(0, 9)), txt(RECORD, TEXT.substring(9))),
                        both(txt(RECORD, "other"), HONEST_TXT)),
                Row.of(
                        "a wildcard that answers everything with another token",
                        txt("*.harbour.test", "waymark-site-verification=" + OTHER),
                        txt("*.harbour.test", TEXT)),
                Row.of(
                        "the record of the account that had the host before",
                        txt(RECORD, "waymark-site-verification=" + OTHER),
                        both(txt(RECORD, "waymark-site-verification=" + OTHER), HONEST_TXT)),
                Row.of(
                        "an alias to a record that says something else",
                        both(
                                () -> dns.alias(RECORD, "proofs.attacker.test"),
                                txt("proofs.attacker.test", "waymark-site-verification=" + OTHER)),
                        both(() -> dns.alias(RECORD, "proofs.owner.test"), txt("proofs.owner.test", TEXT))));
    }

    private static boolean verifies(String host) {
        return check.check(Url.parse(web.url(host, "/about")), TOKEN, List.of(ProofMethod.values())).stream()
                .anyMatch(ProofFinding::proved);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesWhatIsNotTheOwnersAndTakesWhatIs(Row row) {
        row.attack().run();
        assertThat(verifies(VICTIM)).as(row.way()).isFalse();
        web.reset();
        elsewhere.reset();
        dns.reset();
        row.honest().run();
        assertThat(verifies(VICTIM))
                .as("what the owner does in place of " + row.way())
                .isTrue();
    }

    @Test
    void hasAsManyRowsAsWereAskedFor() {
        assertThat(rows().map(Row::way)).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    /** A host that leads to our own network answers nothing, whatever is there. */
    @Test
    void asksNoPrivateAddress() {
        web.file("private.test", FILE, TEXT).page("private.test", "/", html(META, ""));
        assertThat(verifies("private.test")).isFalse();
        assertThat(web.asked()).isEmpty();
        web.file("public.test", FILE, TEXT);
        assertThat(verifies("public.test")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://co.uk/, suffix",
        "https://github.io/, suffix",
        "https://wixsite.com/harbour, suffix",
        "https://eu-1.compute.amazonaws.com/, suffix",
        "https://93.184.216.34/, address",
        "'https://[2606:2800:220:1::1]/', address",
        "http://intranet/, name",
        "https://harbour.test:8443/, port",
        "http://harbour.test:443/, port",
    })
    void somePlacesAreNobodys(String url, String why) {
        assertThat(ProvableHost.refusal(Url.parse(url), AddressPolicy.STRICT))
                .hasValueSatisfying(refusal -> assertThat(refusal.key()).isEqualTo("verification.refused." + why));
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.org.uk/",
        "https://harbour.github.io/",
        "https://harbour.wixsite.com/about",
        "http://harbour.test:80/",
        "https://xn--harbur-zqf.test/",
    })
    void othersCanBeSomebodys(String url) {
        assertThat(ProvableHost.refusal(Url.parse(url), AddressPolicy.STRICT)).isEqualTo(Optional.empty());
    }

    /** Another way to write a host is the same host, or another one; never the same place under two names. */
    @ParameterizedTest
    @CsvSource({
        "https://HARBOUR.Test/, harbour.test",
        "https://harbour.test./, harbour.test",
        "https://harbour.test:443/, harbour.test",
        "http://harbour.test:80/a/b?c, harbour.test",
        "https://ｈarbour.test/, harbour.test",
        "https://www.harbour.test/, www.harbour.test",
        "https://harb\u043Eur.test/, xn--harbur-zqf.test",
        "https://harbour.test:8443/, harbour.test:8443",
    })
    void namesEachHostInOneWay(String url, String host) {
        assertThat(VerifiedHosts.name(Url.parse(url))).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://harbour.test@attacker.test/",
        "https://harbour.test:x@attacker.test/",
        "https://harbour.test%00.attacker.test/",
        "https://harbour.test..attacker.test/",
        "https://0x7f.1/",
    })
    void takesNoAddressThatOnlyLooksLikeAnothers(String url) {
        assertThatThrownBy(() -> Url.parse(url)).isInstanceOf(BadUrl.class);
    }

    @Test
    void saysWhatWasFoundInEachPlace() {
        assertThat(words())
                .containsExactly(
                        "There is no TXT record at _waymark.harbour.test. A new record can take some hours to be seen everywhere.",
                        "There is nothing at " + web.url(VICTIM, FILE) + ".",
                        "There is nothing at " + web.url(VICTIM, "/") + ".");
        dns.text(RECORD, "other");
        web.redirect(VICTIM, FILE, 301, web.url(WWW, FILE)).page(VICTIM, "/", html("", ""));
        assertThat(words().toString())
                .contains("but it says something else", "answered with a redirect to " + web.url(WWW, FILE))
                .contains("has no such meta element in its head");
        dns.fail(RECORD, org.xbill.DNS.Rcode.SERVFAIL);
        web.says(VICTIM, FILE, 403, "text/plain", TEXT).page(VICTIM, "/", "<p>Harbour");
        assertThat(words().toString())
                .contains("The name servers gave no answer about _waymark.harbour.test")
                .contains("answered with the status 403", "does not write its head with both tags");
        web.down(true);
        assertThat(words().toString()).contains("We could not reach " + web.url(VICTIM, "/"));
    }

    private static List<String> words() {
        return check.check(Url.parse(web.url(VICTIM, "/")), TOKEN, List.of(ProofMethod.values())).stream()
                .map(finding -> finding.words().toString())
                .toList();
    }
}
