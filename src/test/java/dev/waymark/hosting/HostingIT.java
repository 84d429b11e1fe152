package dev.waymark.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.DatabaseProxy;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.Operator;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.harness.Sites;
import dev.waymark.stub.StripeStandIn;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are served for websites, at an origin of their own: here it is called localhost, and the application's 127.0.0.1. */
@OwnServers(lane = 3)
class HostingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final List<FolderSite> SITES = new ArrayList<>();
    private static FolderSite bilingual;
    private static int used;
    private static Services services;
    private static DatabaseProxy database;
    private static Server server;
    private static Api files;

    private FolderSite site = SITES.get(used++);
    private final String email = "host" + used + "@host.example";
    private final Person owner = new Person(server.url());

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < 45; i++) {
            SITES.add(FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0));
        }
        bilingual = Sites.bilingual();
        services = Services.start(null);
        database = DatabaseProxy.of(services);
        int port = Services.freePort();
        files = Api.withoutContract(URI.create("http://localhost:" + port));
        server = PayingWaymark.start(
                port,
                services,
                StripeStandIn.start(Services.freePort()),
                Map.of(
                        "DATABASE_URL",
                        database.url(),
                        "HOSTING_URL",
                        "http://localhost:" + port,
                        "HOUSEKEEPING_SECONDS",
                        "1",
                        "CHECKS_PARALLEL",
                        "0",
                        "CRAWL_EXEMPT_ADDRESSES",
                        bilingual.exemptPair() + ","
                                + SITES.stream().map(FolderSite::exemptPair).collect(Collectors.joining(","))));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        database.close();
        services.close();
        bilingual.close();
        SITES.forEach(FolderSite::close);
    }

    /** A kept result of the site. */
    private String kept() throws Exception {
        Api visitor = new Api(server.url());
        String job = Api.json(visitor.submit(site.address())).get("id").asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText())
                .isEqualTo("finished");
        owner.signIn(email, PayingWaymark.MAIL);
        assertThat(owner.post("/jobs/" + job + "/keeping", "").statusCode()).isEqualTo(303);
        return job;
    }

    private long submission() {
        return services.number(
                "select max(submission_id) from kept_sites join accounts on accounts.id = account_id where email = '"
                        + email + "'");
    }

    private void subscribe() {
        services.execute("""
                insert into subscriptions (submission_id, account_id, site, period, amount, currency, livemode, stripe_id, state, covered, started_at)
                select submission_id, account_id, '%s', 'MONTH', 900, 'gbp', false, 'sub_%d', 'ACTIVE', true, now()
                from kept_sites where submission_id = %d
                """.formatted(site.address(), submission(), submission()));
    }

    private void unsubscribe() {
        services.execute("update subscriptions set covered = false where submission_id = " + submission());
    }

    private void verify() {
        services.execute("""
                insert into host_claims (account_id, host, token, state, method, verified_at, due_at)
                select id, '%s', 'token', 'VERIFIED', 'FILE', now(), now() + interval '7 days' from accounts where email = '%s'
                """.formatted(host(), email));
    }

    /** A site whose file is served. */
    private String hosted() throws Exception {
        String job = kept();
        subscribe();
        verify();
        assertThat(started(job)).endsWith("?done=started");
        return job;
    }

    private String started(String job) {
        return owner.post("/my-sites/" + job + "/hosting", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String host() {
        return site.exemptPair();
    }

    private HttpResponse<String> file(String path, String... headers) {
        return files.get("/" + host() + path, headers);
    }

    private String page(String job) {
        HttpResponse<String> page = owner.get("/my-sites/" + job + "/hosting");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private void edit(String job, String text) {
        HttpResponse<String> newest = owner.get("/api/jobs/" + job + "/llms.txt");
        String version = newest.headers().firstValue("ETag").orElseThrow().replace("\"", "");
        assertThat(owner.postJson(
                                "/api/jobs/" + job + "/versions",
                                "{\"content\": " + TextNode.valueOf(text) + ", \"base_version\": " + version + "}")
                        .statusCode())
                .isEqualTo(201);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Duration patience, Condition condition) throws Exception {
        Instant end = Instant.now().plus(patience);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(50);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void servesTheFileAsPlainTextThatNoBrowserRunsAndThatPointsToTheWebsite() throws Exception {
        String job = hosted();
        HttpResponse<String> file = file("/llms.txt");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body())
                .isEqualTo(owner.get("/api/jobs/" + job + "/llms.txt").body());
        assertThat(header(file, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(header(file, "X-Robots-Tag")).isEqualTo("noindex");
        assertThat(header(file, "Link")).isEqualTo("<" + site.address() + "/llms.txt>; rel=\"canonical\"");
        assertThat(header(file, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(header(file, "ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(header(file, "Last-Modified")).endsWith("GMT");
        assertThat(file.headers().map()).doesNotContainKey("set-cookie");
        HttpResponse<String> full = file("/llms-full.txt");
        assertThat(full.body())
                .isEqualTo(owner.get("/api/jobs/" + job + "/llms-full.txt").body());
        assertThat(header(full, "Link")).contains("/llms-full.txt>");
        HttpResponse<String> twin = file("/index.html.md");
        assertThat(twin.statusCode()).isEqualTo(200);
        assertThat(header(twin, "Content-Type")).isEqualTo("text/markdown; charset=utf-8");
        assertThat(twin.body()).startsWith("# ").contains("Source: " + site.address());
        assertThat(page(job)).contains("This is always the newest version.", "/" + host() + "/llms.txt");
    }

    @Test
    void servesAnEditWithinSecondsAndKeepsEachVersionAtAnAddressThatNeverChanges() throws Exception {
        String job = hosted();
        HttpResponse<String> first = file("/llms.txt");
        String firstAddress = "/versions/" + header(first, "ETag").replace("\"", "") + "/llms.txt";
        String edited = first.body().replaceFirst("(?m)^> .*$", "> Zażółć, what we say ourselves.");
        edit(job, edited);
        await(SOON, () -> file("/llms.txt").body().equals(edited));
        assertThat(header(file("/llms.txt"), "ETag")).isNotEqualTo(header(first, "ETag"));
        HttpResponse<String> kept = file(firstAddress);
        assertThat(kept.body()).isEqualTo(first.body());
        assertThat(header(kept, "Cache-Control")).isEqualTo("public, max-age=31536000, s-maxage=60, immutable");
        assertThat(header(kept, "Link")).isEqualTo("<" + site.address() + "/llms.txt>; rel=\"canonical\"");
        assertThat(file("/versions/" + "0".repeat(32) + "/llms.txt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersWhoHasTheFileAlreadyWithoutIt() throws Exception {
        hosted();
        HttpResponse<String> file = file("/llms.txt");
        String tag = header(file, "ETag");
        for (String has : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            HttpResponse<String> same = file("/llms.txt", "If-None-Match", has);
            assertThat(same.statusCode()).as(has).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(header(same, "ETag")).isEqualTo(tag);
        }
        assertThat(file("/llms.txt", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(file("/llms.txt", "If-Modified-Since", header(file, "Last-Modified"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(file("/llms.txt", "If-Modified-Since", "Sun, 01 Nov 2020 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(file("/llms.txt", "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
        assertThat(file("/llms.txt", "If-None-Match", "\"other\"", "If-Modified-Since", header(file, "Last-Modified"))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = files.send("HEAD", "/" + host() + "/llms.txt");
        assertThat(header(head, "Content-Length"))
                .isEqualTo(String.valueOf(file.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "br, gzip | true",
                "gzip;q=0.5 | true",
                "gzip;q=0 | false",
                "gzip; q=0.0, br | false",
                "identity | false",
            })
    void isSentCompressedToWhoAcceptsThatUnderATagOfItsOwn(String accepted, boolean compressed) throws Exception {
        hosted();
        HttpResponse<String> plain = file("/llms.txt");
        HttpResponse<byte[]> answer = bytes("/llms.txt", "Accept-Encoding", accepted);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
        assertThat(tag.equals(header(plain, "ETag"))).isEqualTo(!compressed);
        byte[] body = answer.body();
        if (compressed) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(plain.body());
        assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(file("/llms.txt", "Accept-Encoding", accepted, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(file("/llms.txt", "If-None-Match", tag).statusCode()).isEqualTo(compressed ? 200 : 304);
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(files.get("/").uri().resolve("/" + host() + path))
                                .headers(headers)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void isFoundByItsHostInAnySpelling() throws Exception {
        hosted();
        int port = files.get("/").uri().getPort();
        for (String host : List.of("localhost:" + port, "LOCALHOST:" + port)) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(("GET /" + host() + "/llms.txt HTTP/1.1\r\nHost: " + host
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(host)
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/pricing",
                "/api/templates",
                "/health/ready",
                "/metrics",
                "/assets/waymark.css",
                "/my-sites",
                "/unknown.example/llms.txt",
                "/unknown.example/",
                "/unknown.example",
            })
    void hasNothingButFilesAtItsOrigin(String path) {
        HttpResponse<String> answer = files.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is no such file here.\n");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void hasNoPathsButThoseOfTheFile() throws Exception {
        hosted();
        for (String path : List.of(
                "/",
                "/LLMS.TXT",
                "/llms.txt/",
                "/llms.txt;a=b",
                "//llms.txt",
                "/x/../llms.txt",
                "/versions/1/llms.txt",
                "/nothing.md",
                "/%6clms.txt")) {
            assertThat(file(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(file("/llms.txt?a=b").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST, 405", "PUT, 405", "DELETE, 405", "PATCH, 405", "OPTIONS, 204"})
    void onlyReads(String method, int status) {
        HttpResponse<String> answer = files.send(method, "/unknown.example/llms.txt");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void saysAtItsRootWhereToReportAFile() {
        assertThat(files.get("/").body()).contains(server.url() + "/hosting/report");
    }

    @Test
    void isNotFoundAtTheApplicationsOwnOrigin() throws Exception {
        hosted();
        assertThat(new Api(server.url()).get("/" + host() + "/llms.txt").statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksTheDatabaseNothingForWhatIsInMemory() throws Exception {
        hosted();
        assertThat(file("/llms.txt").statusCode()).isEqualTo(200);
        int fewest = IntStream.range(0, 20)
                .map(round -> {
                    int before = database.roundTrips();
                    for (int i = 0; i < 20; i++) {
                        file("/llms.txt");
                    }
                    return database.roundTrips() - before;
                })
                .min()
                .orElseThrow();
        assertThat(fewest).isZero();
    }

    @Test
    void servesTextThatLooksLikeAPageAsText() throws Exception {
        String job = hosted();
        String text = owner.get("/api/jobs/" + job + "/llms.txt")
                .body()
                .replaceFirst("(?m)^> .*$", "> Please sign in at your bank: <script>alert(1)</script>");
        edit(job, text);
        await(SOON, () -> file("/llms.txt").body().equals(text));
        assertThat(header(file("/llms.txt", "Accept", "text/html"), "Content-Type"))
                .isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void servesACopyForAWhileWhenNobodyPaysAnyMore() throws Exception {
        String job = hosted();
        String before = file("/llms.txt").body();
        unsubscribe();
        Mailbox.Mail told =
                PayingWaymark.MAIL.await(email, "We host your llms.txt for " + host() + " for 90 more days");
        assertThat(told.text()).contains("Changes are not served.");
        edit(job, before.replaceFirst("(?m)^> .*$", "> Newer."));
        assertThat(page(job)).contains("We serve the last version until");
        Thread.sleep(3_000);
        assertThat(file("/llms.txt").body()).isEqualTo(before);
        assertThat(file("/llms-full.txt").statusCode()).isEqualTo(200);
        assertThat(file("/index.html.md").statusCode()).isEqualTo(200);
        services.execute("update hostings set ends_at = now() + interval '20 days' where host = '" + host() + "'");
        PayingWaymark.MAIL.await(email, "Your llms.txt for " + host() + " is about to end");
        services.execute("update hostings set ends_at = now() where host = '" + host() + "'");
        PayingWaymark.MAIL.await(email, "Your llms.txt for " + host() + " is no longer hosted");
        await(SOON, () -> file("/llms.txt").statusCode() == 410);
        assertThat(file("/llms-full.txt").statusCode()).isEqualTo(410);
        assertThat(started(job)).endsWith("?done=unpaid");
        services.execute("update subscriptions set covered = true where submission_id = " + submission());
        assertThat(started(job)).endsWith("?done=started");
        await(SOON, () -> file("/llms.txt").body().contains("> Newer."));
        assertThat(PayingWaymark.MAIL.to(email).stream()
                        .filter(mail -> mail.subject().contains("is about to end")))
                .hasSize(1);
    }

    @Test
    void goesOnWithTheNewestVersionWhenItIsPaidForAgain() throws Exception {
        String job = hosted();
        String before = file("/llms.txt").body();
        unsubscribe();
        await(PATIENCE, () -> page(job).contains("We serve the last version until"));
        String newer = before.replaceFirst("(?m)^> .*$", "> Newer.");
        edit(job, newer);
        services.execute("update subscriptions set covered = true where submission_id = " + submission());
        await(PATIENCE, () -> file("/llms.txt").body().equals(newer));
        assertThat(page(job)).contains("This is always the newest version.");
    }

    @Test
    void isTakenDownByTheOperatorWithAReasonAndRestored() throws Exception {
        String job = hosted();
        String version = "/versions/" + header(file("/llms.txt"), "ETag").replace("\"", "") + "/llms.txt";
        assertThat(file(version).statusCode()).isEqualTo(200);
        Operator operator = operator();
        assertThat(operator.get("/admin/hosting?host=" + host()).body()).contains(host(), "Take down");
        assertThat(operator.post("/admin/hosting/take-down", "host=" + host() + "&reason=")
                        .statusCode())
                .isEqualTo(422);
        assertThat(done(operator, "/admin/hosting/take-down", "host=" + host() + "&reason=It+deceives+people."))
                .contains("The file of " + host() + " is taken down: It deceives people.");
        await(SOON, () -> file("/llms.txt").statusCode() == 410);
        assertThat(file(version).statusCode()).isEqualTo(410);
        assertThat(PayingWaymark.MAIL
                        .await(email, "We have taken down your llms.txt for " + host())
                        .text())
                .contains("The reason: It deceives people.", "write to help@example.org");
        assertThat(page(job)).contains("We have taken this file down.", "It deceives people.", "help@example.org");
        assertThat(operator.get("/admin/mails").statusCode()).isEqualTo(200);
        assertThat(started(job)).endsWith("?done=refused");
        owner.post("/my-sites/" + job + "/hosting/end", "");
        assertThat(started(job)).endsWith("?done=refused");
        assertThat(done(operator, "/admin/hosting/restoration", "host=" + host()))
                .contains("may be served again");
        await(SOON, () -> file("/llms.txt").statusCode() == 200);
    }

    @Test
    void takesReportsOfFilesToTheOperator() throws Exception {
        Person reader = new Person(server.url());
        assertThat(reader.post("/hosting/report", "address=&contact=nobody&text=")
                        .body())
                .contains("Enter the address", "Enter an email address", "Say what is wrong");
        String address = files.get("/").uri() + "bad.example/llms.txt";
        assertThat(reader.post(
                                "/hosting/report",
                                "address=" + address + "&contact=ann%40report.example&text=Not+%3Ctheirs%3E")
                        .body())
                .contains("Thank you.");
        Operator operator = operator();
        assertThat(operator.get("/admin/hosting").body())
                .contains("bad.example", "ann@report.example", "Not &lt;theirs&gt;");
        long number = services.number("select max(id) from complaints");
        assertThat(services.text("select host from complaints where id = " + number))
                .isEqualTo("bad.example");
        assertThat(done(operator, "/admin/hosting/reports/" + number + "/decision", ""))
                .contains("The report of bad.example is marked as answered.");
    }

    @Test
    void isGoneWhenItsOwnerStopsItOrDeletesTheSite() throws Exception {
        String job = hosted();
        assertThat(file("/llms.txt").statusCode()).isEqualTo(200);
        owner.post("/my-sites/" + job + "/hosting/end", "");
        await(SOON, () -> file("/llms.txt").statusCode() == 410);
        assertThat(started(job)).endsWith("?done=started");
        await(SOON, () -> file("/llms.txt").statusCode() == 200);
        owner.post("/my-sites/" + job + "/deletion", "");
        await(SOON, () -> file("/llms.txt").statusCode() == 410);
    }

    @Test
    void isGoneWhenTheHostIsNotTheAccountsAnyMore() throws Exception {
        String job = hosted();
        assertThat(file("/llms.txt").statusCode()).isEqualTo(200);
        owner.post("/my-sites/" + job + "/verification/end", "");
        await(SOON, () -> file("/llms.txt").statusCode() == 410);
        assertThat(started(job)).endsWith("?done=unverified");
    }

    @Test
    void showsWhoHasReadTheFilesToItsAccountAlone() throws Exception {
        String job = hosted();
        assertThat(page(job)).contains("No read has reached us in the last 90 days.");
        String tag = header(
                file("/llms.txt", "User-Agent", "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)"),
                "ETag");
        file("/llms.txt", "User-Agent", "GPTBot/1.2", "If-None-Match", tag);
        file("/llms-full.txt", "User-Agent", "ClaudeBot/1.0");
        file("/index.html.md", "User-Agent", "curl/8.1");
        files.send("HEAD", "/" + host() + "/llms.txt", "User-Agent", "GPTBot/1.2");
        file("/nothing.md", "User-Agent", "GPTBot/1.2");
        await(PATIENCE, () -> page(job).contains("4 reads in the last 90 days"));
        assertThat(page(job)).contains(">GPTBot</th>", ">OpenAI</td>", "any program can give itself any name");
        HttpResponse<String> table = owner.get("/my-sites/" + job + "/hosting/reads.csv");
        assertThat(table.body())
                .contains("\"GPTBot\",\"OpenAI\",\"training\",\"llms.txt\",2", "\"llms-full.txt\",1", "\"page\",1");
        Person keeper = new Person(server.url()).signIn("other-" + email, PayingWaymark.MAIL);
        Api visitor = new Api(server.url());
        String other = Api.json(visitor.submit(site.address())).get("id").asText();
        visitor.awaitEnd("/api/jobs/" + other, PATIENCE);
        keeper.post("/jobs/" + other + "/keeping", "");
        assertThat(keeper.get("/my-sites/" + other + "/hosting").body()).doesNotContain("GPTBot");
        assertThat(keeper.get("/my-sites/" + other + "/hosting/reads.csv").statusCode())
                .isEqualTo(404);
        assertThat(new Person(server.url())
                        .get("/my-sites/" + job + "/hosting/reads.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void servesFilesForLanguagesWhereTheOwnerWantsThem() throws Exception {
        site = bilingual;
        String job = hosted();
        String alone = file("/llms.txt").body();
        assertThat(file("/cy/llms.txt").statusCode()).isEqualTo(404);
        owner.post("/my-sites/" + job + "/hosting/settings", "nested=yes");
        await(SOON, () -> file("/cy/llms.txt").statusCode() == 200);
        HttpResponse<String> welsh = file("/cy/llms.txt");
        assertThat(welsh.body()).startsWith("# ").contains(site.address() + "/cy/ymweld/");
        assertThat(header(welsh, "Link")).isEqualTo("<" + site.address() + "/cy/llms.txt>; rel=\"canonical\"");
        assertThat(file("/llms.txt").body())
                .contains(site.address() + "/cy/llms.txt")
                .isNotEqualTo(alone);
        assertThat(page(job)).contains("checked=\"checked\"");
        owner.post("/my-sites/" + job + "/hosting/settings", "");
        await(SOON, () -> file("/cy/llms.txt").statusCode() == 404);
        assertThat(file("/llms.txt").body()).isEqualTo(alone);
    }

    @Test
    void tellsHowTheWebsitePassesRequestsOn() throws Exception {
        String job = hosted();
        assertThat(page(job))
                .contains("nginx", "proxy_pass http://localhost:", "/" + host() + "/llms.txt", "mod_proxy");
    }

    @Test
    void passesToTheAccountThatHasVerifiedTheHostLastTogetherWithNoReads() throws Exception {
        String first = hosted();
        file("/llms.txt", "User-Agent", "GPTBot/1.2");
        await(
                PATIENCE,
                () -> page(first).contains("1 read in the last 90 days")
                        || page(first).contains("GPTBot"));
        Person other = new Person(server.url()).signIn("other-" + email, PayingWaymark.MAIL);
        Api visitor = new Api(server.url());
        String second = Api.json(visitor.submit(site.address())).get("id").asText();
        visitor.awaitEnd("/api/jobs/" + second, PATIENCE);
        other.post("/jobs/" + second + "/keeping", "");
        services.execute(
                "update host_claims set state = 'PENDING', method = null, due_at = null where host = '" + host() + "'");
        services.execute("""
                insert into host_claims (account_id, host, token, state, method, verified_at, due_at)
                select id, '%s', 'token', 'VERIFIED', 'FILE', now(), now() + interval '7 days' from accounts where email = 'other-%s'
                """.formatted(host(), email));
        await(PATIENCE, () -> file("/llms.txt").statusCode() == 410);
        assertThat(started(first)).endsWith("?done=unverified");
        services.execute("""
                insert into subscriptions (submission_id, account_id, site, period, amount, currency, livemode, stripe_id, state, covered, started_at)
                select submission_id, account_id, '%s', 'MONTH', 900, 'gbp', false, 'sub_other_%s', 'ACTIVE', true, now()
                from kept_sites join accounts on accounts.id = account_id where email = 'other-%s'
                """.formatted(site.address(), email, email));
        assertThat(other.post("/my-sites/" + second + "/hosting", "")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("?done=started");
        await(SOON, () -> file("/llms.txt").statusCode() == 200);
        assertThat(other.get("/my-sites/" + second + "/hosting").body()).doesNotContain("GPTBot");
        assertThat(owner.get("/my-sites/" + first + "/hosting").body()).doesNotContain("GPTBot");
    }

    @Test
    void isStartedOnlyByWhoKeepsTheSiteAndPays() throws Exception {
        String job = kept();
        assertThat(started(job)).endsWith("?done=unpaid");
        assertThat(page(job)).contains("Hosting comes with Monitoring");
        subscribe();
        assertThat(started(job)).endsWith("?done=unverified");
        assertThat(page(job)).contains("Verify your website", "/verification");
        Person stranger = new Person(server.url());
        assertThat(stranger.post("/my-sites/" + job + "/hosting", "").statusCode())
                .isEqualTo(403);
        assertThat(stranger.get("/my-sites/" + job + "/hosting").statusCode()).isEqualTo(303);
        assertThat(file("/llms.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void servesAnotherResultOfTheSameAccountInItsPlace() throws Exception {
        String first = hosted();
        String second = kept();
        subscribe();
        assertThat(page(second)).contains("Another file of yours is served");
        edit(second, owner.get("/api/jobs/" + second + "/llms.txt").body().replaceFirst("(?m)^> .*$", "> Second."));
        assertThat(started(second)).endsWith("?done=started");
        await(SOON, () -> file("/llms.txt").body().contains("> Second."));
        assertThat(page(first)).contains("Another file of yours is served");
    }

    private static Operator operator() {
        Operator operator = new Operator(server.url());
        operator.signIn(Operator.PASSWORD);
        return operator;
    }

    /** What the page says after an operator has posted a form. */
    private static String done(Operator operator, String path, String form) {
        return operator.get(operator.post(path, form)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .body();
    }
}
