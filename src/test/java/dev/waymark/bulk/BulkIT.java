package dev.waymark.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.LoopbackNotations;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OwnServers(lane = 3)
class BulkIT {

    private static final int SITES = 40;
    private static final int AT_ONCE = 5;
    private static final int DAILY = 45;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern KEY = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final String JSON = "application/json";

    private static final List<FolderSite> SMALL = new ArrayList<>();
    private static FolderSite refusing;
    private static FolderSite slow;
    private static FolderSite canary;
    private static Mailbox mail;
    private static Services services;
    private static int port;
    private static Server server;

    private final Api api = new Api(server.url());
    private final Person owner = new Person(server.url());

    @BeforeAll
    static void start() throws Exception {
        Path charity = Path.of("src/test/resources/sites/charity");
        for (int i = 0; i < SITES; i++) {
            SMALL.add(FolderSite.serve(charity, 0));
        }
        refusing = FolderSite.serve(charity, 0).refusing();
        slow = FolderSite.serve(charity, 400);
        canary = FolderSite.serve(charity, 0);
        mail = Mailbox.start();
        services = Services.start(null);
        port = Services.freePort();
        startServer();
    }

    private static void startServer() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SMTP_URL", mail.smtpUrl(),
                "MAIL_FROM", "Waymark <waymark@example.org>",
                "BULK_AT_ONCE", String.valueOf(AT_ONCE),
                "KEY_DAILY_LIMIT", String.valueOf(DAILY),
                "JOBS_PARALLEL", "8",
                "JOBS_WAITING_PER_CLIENT", "8",
                "HOUSEKEEPING_SECONDS", "86400",
                "FREE_PAGES", "3"));
        List<String> exempt =
                new ArrayList<>(SMALL.stream().map(FolderSite::exemptPair).toList());
        exempt.addAll(List.of(refusing.exemptPair(), slow.exemptPair()));
        settings.put("CRAWL_EXEMPT_ADDRESSES", String.join(",", exempt));
        server = Waymark.start(port, services, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        services.close();
        mail.close();
        SMALL.forEach(FolderSite::close);
        List.of(refusing, slow, canary).forEach(FolderSite::close);
    }

    private String key(String... scopes) throws Exception {
        owner.signIn("bulk" + PEOPLE.incrementAndGet() + "@bulk.example", mail);
        Matcher key = KEY.matcher(owner.post(
                        "/my-sites/keys",
                        "name=K&expiry=30"
                                + Arrays.stream(scopes)
                                        .map(scope -> "&scope=" + scope)
                                        .collect(Collectors.joining()))
                .body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    private static String[] with(String key, String... more) {
        String[] fields = Arrays.copyOf(more, more.length + 2);
        fields[more.length] = "Authorization";
        fields[more.length + 1] = "Bearer " + key;
        return fields;
    }

    private HttpResponse<String> send(String key, List<String> urls) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        urls.forEach(body.putArray("urls")::add);
        return api.post("/api/bulk", body.toString(), with(key, "Content-Type", JSON));
    }

    private String taken(String key, List<String> urls) {
        HttpResponse<String> answer = send(key, urls);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String self = Api.json(answer).at("/links/self").asText();
        assertThat(answer.headers().firstValue("Location")).hasValue(self);
        return self;
    }

    private JsonNode awaitEnd(String bulk, String key) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode last = Api.json(api.get(bulk, with(key)));
        while (!last.path("status").asText().equals("finished")) {
            assertThat(Instant.now()).as(last.toString()).isBefore(end);
            Thread.sleep(200);
            last = Api.json(api.get(bulk, with(key)));
            assertThat(last.at("/counts/queued").asInt()).isLessThanOrEqualTo(AT_ONCE);
        }
        return last;
    }

    private static List<String> values(JsonNode bulk, String field) {
        return StreamSupport.stream(bulk.get("items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static List<String> refusing(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> refusing.address() + "/?" + i)
                .toList();
    }

    @Test
    void readsFortyWebsitesAFewAtATimeAndGivesTheirFilesInOneArchive() throws Exception {
        String key = key("read", "generate");
        List<String> urls = SMALL.stream().map(site -> site.address() + "/").toList();
        String bulk = taken(key, urls);
        JsonNode end = awaitEnd(bulk, key);
        assertThat(values(end, "url")).isEqualTo(urls);
        assertThat(values(end, "state")).containsOnly("finished").hasSize(SITES);
        assertThat(end.at("/counts/finished").asInt()).isEqualTo(SITES);
        assertThat(values(end, "grade")).allMatch(grade -> grade.matches("[A-DF]"));
        assertThat(api.get(end.at("/items/7/links/llms_txt").asText()).body()).startsWith("# Harbour Lights");

        Map<String, String> files = api.unzipped(bulk + "/files.zip", with(key));
        assertThat(files)
                .hasSize(SITES)
                .containsKeys("127.0.0.1/llms.txt", "127.0.0.1-2/llms.txt", "127.0.0.1-40/llms.txt");
        assertThat(files.values()).allMatch(text -> text.startsWith("# Harbour Lights"));
        assertThat(owner.unzipped(bulk.replace("/api/", "/my-sites/") + "/files.zip"))
                .isEqualTo(files);

        HttpResponse<String> grades = api.get(bulk + "/grades.csv", with(key));
        assertThat(grades.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"grades.csv\"");
        List<String> lines = grades.body().lines().toList();
        assertThat(lines).hasSize(SITES + 1);
        assertThat(lines.get(0)).isEqualTo("url,state,score,grade,reason");
        assertThat(lines.get(1))
                .isEqualTo("\"%s\",\"finished\",%d,\"%s\",\"\""
                        .formatted(
                                urls.get(0),
                                end.at("/items/0/score").asInt(),
                                end.at("/items/0/grade").asText()));
        assertThat(services.number("select count(*) from submissions where client like 'account-%' and url like '%:"
                        + SMALL.get(3).address().replaceAll(".*:", "") + "/'"))
                .as("jobs of one website")
                .isEqualTo(1);
        assertThat(services.text("select string_agg(t::text, ' ') from bulk_items t"))
                .doesNotContain(values(end, "id"));
        assertThat(owner.get("/my-sites/bulk").body()).contains("List ", "Finished");
        assertThat(owner.get(bulk.replace("/api/", "/my-sites/")).body())
                .contains("All websites are done. 40 of 40 have a file.", urls.get(39))
                .doesNotContain("hx-get");
    }

    @Test
    void refusesEachWebsiteByItselfAndSaysWhy() throws Exception {
        String key = key("read", "generate");
        String good = refusing.address() + "/?one";
        JsonNode bulk = Api.json(api.post(
                "/api/bulk",
                "{\"name\": \" Our \\u0000members \", \"template\": \"charity\", \"urls\": [\"" + good
                        + "\", \"ftp://x.example/\", \"" + good + "\", {\"url\": \"" + refusing.address()
                        + "/?two\", \"template\": \"nothing\"}, \"http://localhost/\", \"\", {\"url\": 7}]}",
                with(key, "Content-Type", JSON)));
        assertThat(bulk.get("name").asText()).isEqualTo("Our  members");
        assertThat(values(bulk, "state")).containsExactly("waiting", "refused", "refused", "refused", "refused");
        assertThat(values(bulk, "reason").subList(1, 5)).noneMatch(String::isBlank);
        assertThat(bulk.at("/items/2/reason").asText()).contains("“nothing”");
        assertThat(bulk.at("/items/0").has("reason")).isFalse();
        JsonNode end = awaitEnd(bulk.at("/links/self").asText(), key);
        assertThat(end.at("/items/0/state").asText()).isEqualTo("failed");
        assertThat(end.at("/items/0/reason").asText()).isNotBlank();
        assertThat(services.text("select template from submissions where url = '" + good + "'"))
                .isEqualTo("charity");
    }

    @Test
    void reachesNothingHoweverItsAddressIsWritten() throws Exception {
        String key = key("read", "generate");
        String at = canary.address().replaceAll(".*:", "");
        List<String> urls = LoopbackNotations.all().stream()
                .map(notation -> notation.replace("§", at))
                .toList();
        assertThat(urls).hasSizeGreaterThan(150);
        JsonNode end = awaitEnd(taken(key, urls), key);
        assertThat(end.at("/counts/total").asInt()).isBetween(150, urls.size());
        assertThat(values(end, "state")).isSubsetOf("refused", "failed");
        assertThat(canary.requests()).isZero();
    }

    @Test
    void takesATableAndWritesNoFormulas() throws Exception {
        String key = key("read", "generate");
        String table = "Website,Name\r\n" + refusing.address()
                + "/?csv,One\r\n=HYPERLINK(\"http://x\"),Two\r\n+1,\r\n-1,\r\n@SUM(A1),\r\n";
        HttpResponse<String> answer =
                api.post("/api/bulk?name=Table", table, with(key, "Content-Type", "text/csv; charset=utf-8"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String bulk = Api.json(answer).at("/links/self").asText();
        assertThat(Api.json(answer).get("name").asText()).isEqualTo("Table");
        awaitEnd(bulk, key);
        assertThat(api.get(bulk + "/grades.csv", with(key)).body())
                .contains("\"" + refusing.address() + "/?csv\",\"failed\",\"\",\"\",\"")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\",\"refused\"", "\"'+1\"", "\"'-1\"", "\"'@SUM(A1)\"");
        assertThat(api.unzipped(bulk + "/files.zip", with(key))).isEmpty();
    }

    @Test
    void takesAtMost500Websites() throws Exception {
        String key = key("read", "generate");
        assertThat(send(key, refusing(501)).statusCode()).isEqualTo(422);
        HttpResponse<String> none = send(key, List.of());
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Api.json(none).at("/errors/0/field").asText()).isEqualTo("urls");
        HttpResponse<String> most =
                send(key, IntStream.range(0, 500).mapToObj(i -> "ftp://x" + i).toList());
        assertThat(Api.json(most).at("/counts/refused").asInt()).isEqualTo(500);
        assertThat(Api.json(most).get("status").asText()).isEqualTo("finished");
    }

    @ParameterizedTest
    @CsvSource({"1100000, 202", "1100001, 413", "1200000, 413"})
    void takesAtMost1100000Bytes(int bytes, int status) throws Exception {
        String key = key("generate");
        String list = "{\"urls\": [\"ftp://x\"]";
        String body = list + " ".repeat(bytes - list.length() - 1) + "}";
        assertThat(api.post("/api/bulk", body, with(key, "Content-Type", JSON)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                        | 400",
                "[]                        | 400",
                "{\"urls\": \"x\"}         | 400",
                "{\"urls\": null}          | 400",
                "{\"urls\": [1]}           | 422",
                "{\"urls\": [[\"x\"]]}     | 422",
                "{\"urls\": [null]}        | 422",
                "{\"urls\": [\"x\"], \"name\": 7} | 202",
            })
    void answersWhatIsNoListWithoutFailing(String body, int status) throws Exception {
        assertThat(api.post("/api/bulk", body, with(key("generate"), "Content-Type", JSON))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void refusesWhatTheAccountMayNotHaveAnyMoreToday() throws Exception {
        String key = key("read", "generate");
        HttpResponse<String> answer = send(key, refusing(DAILY + 3));
        JsonNode bulk = Api.json(answer);
        assertThat(bulk.at("/counts/refused").asInt()).isEqualTo(3);
        assertThat(bulk.at("/items/45/reason").asText())
                .isEqualTo("You have used today’s 45 free reads of your account.");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"api\";r=0");
        assertThat(Api.json(send(key, refusing(2))).at("/counts/refused").asInt())
                .isEqualTo(2);
        assertThat(api.post(
                                "/api/generate/free",
                                "{\"url\": \"" + refusing.address() + "\"}",
                                with(key, "Content-Type", JSON))
                        .statusCode())
                .isEqualTo(429);
        JsonNode stopped = Api.json(api.send("DELETE", bulk.at("/links/self").asText(), with(key)));
        assertThat(stopped.at("/counts/waiting").asInt()).isZero();
    }

    @Test
    void letsNobodyFillTheDatabaseWithWhatIsRefused() throws Exception {
        String key = key("read", "generate");
        JsonNode first = Api.json(send(key, List.of("ftp://" + "x".repeat(5_000), "\ud83d\ude00".repeat(500))));
        assertThat(values(first, "url")).containsExactly("ftp://" + "x".repeat(294), "\ud83d\ude00".repeat(300));
        for (int i = 1; i < 60; i++) {
            assertThat(send(key, List.of("ftp://x")).statusCode()).isEqualTo(202);
        }
        HttpResponse<String> more = send(key, List.of("ftp://x"));
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(Api.json(more).get("detail").asText()).startsWith("You have sent 60 lists this hour.");
    }

    @Test
    void stopsWhatHasNotBegunAndLeavesTheRest() throws Exception {
        String key = key("read", "generate");
        List<String> urls = IntStream.range(0, 12)
                .mapToObj(i -> slow.address() + "/?stop" + i)
                .toList();
        String bulk = taken(key, urls);
        Instant patience = Instant.now().plus(PATIENCE);
        while (Api.json(api.get(bulk, with(key))).at("/counts/queued").asInt() == 0) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(50);
        }
        JsonNode stopped = Api.json(api.send("DELETE", bulk, with(key)));
        assertThat(stopped.at("/counts/stopped").asInt()).isPositive();
        assertThat(stopped.at("/counts/waiting").asInt()).isZero();
        JsonNode end = awaitEnd(bulk, key);
        assertThat(end.at("/counts/finished").asInt()).isPositive();
        assertThat(end.at("/items/11/reason").asText()).isEqualTo("The list was stopped before its turn.");
    }

    @Test
    void isThereForItsOwnAccountAlone() throws Exception {
        String key = key("read", "generate");
        String bulk = taken(key, refusing(1));
        awaitEnd(bulk, key);
        String page = bulk.replace("/api/", "/my-sites/");
        Person other = new Person(server.url());
        other.signIn("other" + PEOPLE.incrementAndGet() + "@bulk.example", mail);
        Matcher theirs = KEY.matcher(other.post("/my-sites/keys", "name=T&expiry=30&scope=read&scope=generate")
                .body());
        assertThat(theirs.find()).isTrue();
        for (String path : List.of("", "/grades.csv", "/files.zip")) {
            assertThat(api.get(bulk + path, with(theirs.group())).statusCode()).isEqualTo(404);
            assertThat(api.get(bulk + path).statusCode()).isEqualTo(401);
            assertThat(api.get(bulk + path, with(key)).statusCode()).isEqualTo(200);
            assertThat(other.get(page + path).statusCode()).isEqualTo(404);
            assertThat(owner.get(page + path).statusCode()).isEqualTo(200);
            assertThat(new Person(server.url()).get(page + path).statusCode()).isEqualTo(303);
        }
        assertThat(api.send("DELETE", bulk, with(theirs.group())).statusCode()).isEqualTo(404);
        assertThat(other.post(page + "/stop", "").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/bulk/short", with(key)).statusCode()).isEqualTo(404);
    }

    @Test
    void asksForTheScopeOfEachMethod() throws Exception {
        String read = key("read");
        assertThat(send(read, refusing(1)).statusCode()).isEqualTo(403);
        assertThat(api.send("DELETE", "/api/bulk/AAAAAAAAAAAAAAAAAAAAAA", with(read))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get("/api/bulk/AAAAAAAAAAAAAAAAAAAAAA", with(key("generate")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void isTakenOnceForAnIdempotencyKey() throws Exception {
        String key = key("read", "generate");
        String body = "{\"urls\": [\"" + refusing.address() + "/?once\"]}";
        String[] fields = with(key, "Content-Type", JSON, "Idempotency-Key", "list-1");
        HttpResponse<String> first = api.post("/api/bulk", body, fields);
        HttpResponse<String> second = api.post("/api/bulk", body, fields);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void isSentOnAPageAndShownThere() throws Exception {
        key("read");
        assertThat(owner.get("/my-sites").body()).contains("/my-sites/bulk");
        assertThat(form("", "", "").body()).contains("Send the addresses of 1 to 500 websites.");
        HttpResponse<String> wrong = form("x".repeat(101), "a <b>", "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("at most 100 characters", "a &lt;b&gt;");
        HttpResponse<String> sent =
                form("Members <b>", slow.address() + "/?page\r\n\r\nftp://x.example/", "url\nftp://y.example/\n");
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = sent.headers().firstValue("Location").orElseThrow();
        String shown = owner.get(page).body();
        assertThat(shown)
                .contains(
                        "Members &lt;b&gt;",
                        "2 of 3 websites are done.",
                        "ftp://y.example/",
                        "Not accepted</span>",
                        "hx-get=\"" + page + "\"")
                .doesNotContain("<b>");
        owner.post(page + "/stop", "");
        Instant patience = Instant.now().plus(PATIENCE);
        while (!owner.get(page).body().contains("All websites are done.")) {
            assertThat(Instant.now()).isBefore(patience);
            Thread.sleep(200);
        }
        assertThat(owner.unzipped("/my-sites/data/export").get("bulk.json"))
                .contains("Members <b>", "ftp://y.example/");
        services.execute("update bulks set finished_at = now() - interval '31 days' where name like 'Members%'");
        long before = services.number("select count(*) from bulks");
        owner.post("/my-sites/data/deletion", "sure=yes");
        assertThat(services.number("select count(*) from bulks")).isEqualTo(before - 1);
    }

    private HttpResponse<String> form(String name, String urls, String file) {
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        return owner.postMultipart(
                "/my-sites/bulk",
                part.formatted("name", "", name) + part.formatted("urls", "", urls)
                        + part.formatted("file", "; filename=\"list.csv\"\r\nContent-Type: text/csv", file)
                        + "--b--\r\n");
    }

    /** With the same database, as after a power cut; no website is lost and none read twice. */
    @Test
    void goesOnAfterItsServerHasDied() throws Exception {
        String key = key("read", "generate");
        List<String> urls = IntStream.range(0, 12)
                .mapToObj(i -> SMALL.get(i).address() + "/?died")
                .toList();
        String bulk = taken(key, urls);
        Thread.sleep(700);
        server.process().destroyForcibly().waitFor();
        startServer();
        JsonNode end = awaitEnd(bulk, key);
        assertThat(values(end, "state")).containsOnly("finished").hasSize(12);
        assertThat(services.number("select count(*) from submissions where url like '%/?died'"))
                .isEqualTo(12);
    }
}
