package dev.waymark.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.Certificate;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.LoopbackNotations;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.StripeStandIn;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.webhook.WebhookReceiver.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to a real HTTPS server, on a server on which a day lasts a tenth of one. */
@OwnServers(lane = 3)
class OutgoingWebhooksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]++");
    private static final Pattern KEY = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final Pattern REPLAY = Pattern.compile("/my-sites/webhooks/deliveries/(\\d+)/replay");
    private static final String ALL = "&event=job.finished&event=job.failed&event=site.changed&event=bulk.finished";
    private static final int LIST = 40;
    private static final List<FolderSite> SITES = new ArrayList<>();

    @TempDir
    static Path folder;

    private static WebhookReceiver receiver;
    private static Services services;
    private static Server server;

    private final int number = PEOPLE.incrementAndGet();
    private final String email = "hooks" + number + "@hooks.example";
    private final String path = "/hook-" + number;
    private final Person owner = new Person(server.url());
    private final Api api = new Api(server.url());

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        Certificate certificate = Certificate.make(folder, "ip:127.0.0.1");
        receiver = new WebhookReceiver(certificate);
        for (int i = 0; i < LIST; i++) {
            SITES.add(FolderSite.serve(Path.of("src/test/resources/sites/charity"), 0));
        }
        services = Services.start(null);
        server = PayingWaymark.start(
                services,
                StripeStandIn.start(Services.freePort()),
                Map.of(
                        "WEBHOOK_DAY_SECONDS",
                        "8640",
                        "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStore=" + certificate.trusted().toAbsolutePath()
                                + " -Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD,
                        "CRAWL_EXEMPT_ADDRESSES",
                        receiver.exemptPair() + "," + PayingWaymark.SITE.exemptPair() + ","
                                + PayingWaymark.REFUSING.exemptPair() + ","
                                + SITES.stream().map(FolderSite::exemptPair).collect(Collectors.joining(","))));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        services.close();
        receiver.close();
        SITES.forEach(FolderSite::close);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(100);
        }
    }

    private static JsonNode json(Received message) throws IOException {
        return new ObjectMapper().readTree(message.body());
    }

    private HttpResponse<String> register(String url) {
        return owner.post("/my-sites/webhooks", "url=" + URLEncoder.encode(url, UTF_8) + ALL);
    }

    private long endpoint() {
        return services.number("select id from webhook_endpoints where url like '%" + path + "'");
    }

    private String challenge(int count) throws Exception {
        await(() -> receiver.at(path).size() >= count);
        return json(receiver.at(path).get(count - 1)).at("/data/challenge").asText();
    }

    private HttpResponse<String> confirm(String challenge) {
        return owner.post("/my-sites/webhooks/" + endpoint() + "/confirmation", "challenge=" + challenge);
    }

    /** An endpoint that is confirmed; its secret. */
    private String confirmed() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        Matcher secret = SECRET.matcher(register(receiver.url(path)).body());
        assertThat(secret.find()).isTrue();
        assertThat(confirm(challenge(1)).statusCode()).isEqualTo(303);
        return secret.group();
    }

    private String key(String... scopes) {
        Matcher key = KEY.matcher(
                owner.post("/my-sites/keys", "name=Nightly&expiry=30&scope=" + String.join("&scope=", scopes))
                        .body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    /** The id of a job that a key of the account has submitted. */
    private String submit(String site) {
        HttpResponse<String> submitted = api.post(
                "/api/generate/free",
                "{\"url\": \"" + site + "\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + key("generate"));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        return Api.json(submitted).get("id").asText();
    }

    /** What has arrived after the challenge. */
    private List<Received> events() {
        List<Received> all = receiver.at(path);
        return all.subList(Math.min(1, all.size()), all.size());
    }

    private String page() {
        return owner.get("/my-sites/webhooks").body();
    }

    /** As the specification says, without the library. */
    private static String signature(String secret, Received message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = message.field("webhook-id") + "." + message.field("webhook-timestamp") + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static void assertSigned(String secret, Received message) throws GeneralSecurityException {
        assertThat(message.field("webhook-id")).startsWith("msg_");
        assertThat(Long.parseLong(message.field("webhook-timestamp")))
                .isCloseTo(message.at().getEpochSecond(), Offset.offset(5L));
        assertThat(message.field("webhook-signature")).isEqualTo(signature(secret, message));
    }

    @Test
    void tellsAServerThatFailsTwiceOfAListOfFortyWebsites() throws Exception {
        String secret = confirmed();
        receiver.answers(path, 500, 503);
        String key = "Bearer " + key("read", "generate");
        HttpResponse<String> taken = api.post(
                "/api/bulk",
                "{\"urls\": ["
                        + SITES.stream()
                                .map(site -> "\"" + site.address() + "\"")
                                .collect(Collectors.joining(",")) + "]}",
                "Content-Type",
                "application/json",
                "Authorization",
                key);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String list = taken.headers().firstValue("Location").orElseThrow();
        await(() -> types().contains("bulk.finished") && idsOf("job.finished") == LIST);
        Received last = events().stream()
                .filter(message -> message.body().contains("\"bulk.finished\""))
                .findFirst()
                .orElseThrow();
        assertSigned(secret, last);
        JsonNode data = json(last).get("data");
        assertThat(data.at("/links/self").asText()).isEqualTo(server.url() + list);
        assertThat(data.get("finished").asInt()).isEqualTo(LIST);
        assertThat(data.get("failed").asInt()).isZero();
        assertThat(api.unzipped(list + "/files.zip", "Authorization", key)).hasSize(LIST);
    }

    private List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        for (Received message : events()) {
            types.add(json(message).get("type").asText());
        }
        return types;
    }

    /** How many messages of a type there were, however often each was sent. */
    private long idsOf(String type) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Received message : events()) {
            if (json(message).get("type").asText().equals(type)) {
                ids.add(message.field("webhook-id"));
            }
        }
        return ids.size();
    }

    @Test
    void isDeliveredToAServerThatFailsTwice() throws Exception {
        String secret = confirmed();
        receiver.answers(path, 500, 503);
        String job = submit(PayingWaymark.SITE.address());
        await(() -> events().size() >= 3);
        List<Received> tries = events();
        assertThat(tries).hasSize(3);
        assertThat(tries.stream().map(one -> one.field("webhook-id")).distinct())
                .hasSize(1);
        assertThat(tries.stream().map(Received::body).distinct()).hasSize(1);
        for (Received each : tries) {
            assertSigned(secret, each);
        }
        JsonNode message = json(tries.get(2));
        assertThat(message.get("type").asText()).isEqualTo("job.finished");
        assertThat(Instant.parse(message.get("timestamp").asText())).isBefore(Instant.now());
        assertThat(message.at("/data/id").asText()).isEqualTo(job);
        assertThat(message.at("/data/url").asText()).isEqualTo(PayingWaymark.SITE.address() + "/");
        assertThat(message.at("/data/links/self").asText()).isEqualTo(server.url() + "/api/jobs/" + job);
        await(() -> page().contains("Delivered: answered 200."));
        assertThat(page()).contains("job.finished", ">3<");
        assertThat(services.number("select count(*) from webhook_jobs")).isZero();
        assertThat(services.text("select string_agg(payload, ' ') from webhook_messages"))
                .doesNotContain(job);
    }

    @Test
    void tellsOfAJobThatHasFailed() throws Exception {
        confirmed();
        submit(PayingWaymark.REFUSING.address());
        await(() -> !events().isEmpty());
        assertThat(json(events().get(0)).get("type").asText()).isEqualTo("job.failed");
    }

    @Test
    void getsNothingBeforeItsOwnerHasShownThatTheyReadWhatArrives() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        HttpResponse<String> made = register(receiver.url(path));
        assertThat(made.statusCode()).isEqualTo(200);
        Matcher secret = SECRET.matcher(made.body());
        assertThat(secret.find()).isTrue();
        String challenge = challenge(1);
        assertThat(json(receiver.at(path).get(0)).get("type").asText()).isEqualTo("endpoint.challenge");
        assertSigned(secret.group(), receiver.at(path).get(0));
        assertThat(page())
                .as("neither is shown again")
                .contains("Not confirmed yet", "endpoint.challenge")
                .doesNotContain(challenge, secret.group());
        api.awaitEnd("/api/jobs/" + submit(PayingWaymark.SITE.address()), PATIENCE);
        HttpResponse<String> wrong = confirm("x" + challenge.substring(1));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That is not what we sent");
        Thread.sleep(2_000);
        assertThat(receiver.at(path)).hasSize(1);
        assertThat(confirm(challenge).statusCode()).isEqualTo(303);
        assertThat(page()).contains("Active");
        assertThat(confirm(challenge).statusCode()).as("works once").isEqualTo(422);
    }

    @Test
    void sendsAChallengeOnceAndNoMoreThanFiveInAnHour() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        receiver.answers(path, 500, 500, 500, 500, 500, 500, 500, 500);
        register(receiver.url(path));
        String first = challenge(1);
        for (int i = 2; i <= 5; i++) {
            assertThat(owner.post("/my-sites/webhooks/" + endpoint() + "/challenge", "")
                            .statusCode())
                    .isEqualTo(303);
        }
        challenge(5);
        assertThat(confirm(first).statusCode()).as("void by now").isEqualTo(422);
        assertThat(owner.post("/my-sites/webhooks/" + endpoint() + "/challenge", "")
                        .statusCode())
                .isEqualTo(429);
        Thread.sleep(2_000);
        assertThat(receiver.at(path)).as("none is sent again").hasSize(5);
    }

    @Test
    void isOffAtOnceAfter410AndSaysSoByMail() throws Exception {
        confirmed();
        receiver.answers(path, 410);
        submit(PayingWaymark.SITE.address());
        assertThat(PayingWaymark.MAIL
                        .await(email, "Your webhooks are turned off")
                        .text())
                .contains(receiver.url(path), "410", "/my-sites/webhooks");
        assertThat(events()).hasSize(1);
        assertThat(page()).contains("Turned off", "It has answered that it is gone (410).", "Given up: answered 410.");
        owner.post("/my-sites/webhooks/" + endpoint() + "/challenge", "");
        confirm(challenge(3));
        assertThat(page()).contains("Active");
    }

    @Test
    void isOffAfterThreeDaysOfFailuresAndSaysSoByMail() throws Exception {
        confirmed();
        receiver.answers(path, 500, 500);
        services.execute(
                "update webhook_endpoints set failing_since = now() - interval '7 hours' where id = " + endpoint());
        submit(PayingWaymark.SITE.address());
        await(() -> events().size() == 1);
        Thread.sleep(500);
        assertThat(page()).as("seven hours are less than three days of a tenth").contains("Active");
        services.execute(
                "update webhook_endpoints set failing_since = now() - interval '8 hours' where id = " + endpoint());
        assertThat(PayingWaymark.MAIL
                        .await(email, "Your webhooks are turned off")
                        .text())
                .contains("none for three days");
        assertThat(page()).contains("Turned off", "Given up: answered 500.");
        assertThat(events()).hasSize(2);
    }

    @Test
    void followsNoRedirect() throws Exception {
        confirmed();
        receiver.answers(path, 302);
        submit(PayingWaymark.SITE.address());
        await(() -> events().size() == 2);
        assertThat(receiver.at("/followed")).isEmpty();
        await(() -> page().contains("Delivered: answered 200."));
    }

    @Test
    void waitsNoLongerThanTenSecondsAndHoldsNoOtherUp() throws Exception {
        confirmed();
        receiver.delays(path, 12_000);
        submit(PayingWaymark.SITE.address());
        await(() -> events().size() == 1);
        String other = path + "-quick";
        register(receiver.url(other));
        await(() -> receiver.at(other).size() == 1);
        assertThat(receiver.at(other).get(0).at())
                .as("while the first is not answered yet")
                .isBefore(events().get(0).at().plusSeconds(9));
        await(() -> page().contains("Not taken: no answer in time."));
        receiver.delays(path, 0);
        await(() -> page().contains("Delivered: answered 200."));
    }

    @Test
    void signsWithBothSecretsForADay() throws Exception {
        String former = confirmed();
        Matcher rotated = SECRET.matcher(
                owner.post("/my-sites/webhooks/" + endpoint() + "/secret", "").body());
        assertThat(rotated.find()).isTrue();
        String secret = rotated.group();
        submit(PayingWaymark.SITE.address());
        await(() -> events().size() == 1);
        Received first = events().get(0);
        assertThat(List.of(first.field("webhook-signature").split(" ")))
                .containsExactly(signature(secret, first), signature(former, first));
        services.execute("update webhook_endpoints set former_until = now() where id = " + endpoint());
        await(() -> REPLAY.matcher(page()).find());
        repeat();
        await(() -> events().size() == 2);
        assertSigned(secret, events().get(1));
        assertThat(services.text("select secret || former_secret from webhook_endpoints where id = " + endpoint()))
                .doesNotContain("whsec", secret.substring(6), former.substring(6));
    }

    private void repeat() {
        Matcher replay = REPLAY.matcher(page());
        assertThat(replay.find()).isTrue();
        assertThat(owner.post(replay.group(), "").headers().firstValue("Location"))
                .hasValue("/my-sites/webhooks?done=repeated");
    }

    @Test
    void isSentAgainUnderTheSameId() throws Exception {
        confirmed();
        submit(PayingWaymark.SITE.address());
        await(() -> REPLAY.matcher(page()).find());
        Matcher replay = REPLAY.matcher(page());
        assertThat(replay.find()).isTrue();
        Person other = new Person(server.url()).signIn("other-" + email, PayingWaymark.MAIL);
        other.post(replay.group(), "");
        repeat();
        await(() -> events().size() == 2);
        Thread.sleep(1_500);
        assertThat(events()).hasSize(2);
        assertThat(events().get(1).field("webhook-id"))
                .isEqualTo(events().get(0).field("webhook-id"));
        assertThat(events().get(1).body()).isEqualTo(events().get(0).body());
    }

    @Test
    void isSeenPausedRepeatedAndDeletedByPrograms() throws Exception {
        String secret = confirmed();
        String[] key = {"Authorization", "Bearer " + key("webhooks")};
        submit(PayingWaymark.SITE.address());
        await(() -> REPLAY.matcher(page()).find());
        HttpResponse<String> listed = api.get("/api/webhooks", key);
        assertThat(listed.body()).doesNotContain(secret.substring(6));
        JsonNode endpoint = Api.json(listed).at("/endpoints/0");
        assertThat(endpoint.get("url").asText()).isEqualTo(receiver.url(path));
        assertThat(endpoint.get("state").asText()).isEqualTo("active");
        JsonNode delivery = Api.json(api.get("/api/webhooks/deliveries", key)).at("/deliveries/0");
        assertThat(delivery.get("type").asText()).isEqualTo("job.finished");
        assertThat(delivery.get("message_id").asText())
                .isEqualTo(events().get(0).field("webhook-id"));
        assertThat(delivery.get("status").asInt()).isEqualTo(200);
        assertThat(delivery.get("outcome").asText()).isEqualTo("Delivered: answered 200.");
        String replay = "/api/webhooks/deliveries/" + delivery.get("id").asText() + "/replay";
        assertThat(api.send("POST", replay, key).statusCode()).isEqualTo(202);
        await(() -> events().size() == 2);
        String one = "/api/webhooks/" + endpoint.get("id").asText();
        assertThat(Api.json(api.send("POST", one + "/pause", key)).get("state").asText())
                .isEqualTo("paused");
        assertThat(api.send("POST", replay, key).statusCode()).isEqualTo(404);
        assertThat(Api.json(api.send("POST", one + "/resumption", key))
                        .get("state")
                        .asText())
                .isEqualTo("active");
        assertThat(api.send("DELETE", one, key).statusCode()).isEqualTo(204);
        assertThat(Api.json(api.get("/api/webhooks/deliveries", key)).get("deliveries"))
                .isEmpty();
    }

    /** The claim of a server that has died runs out. */
    @Test
    void isSentByAnotherServerWhenTheOneThatBeganHasDied() throws Exception {
        confirmed();
        submit(PayingWaymark.SITE.address());
        await(() -> REPLAY.matcher(page()).find());
        services.execute("""
                update webhook_deliveries set state = 'WAITING', claim = gen_random_uuid(), claimed_until = now() + interval '3 seconds',
                       ended_at = null where status = 200 and endpoint_id = %d
                       and message_id in (select id from webhook_messages where type = 'job.finished')""".formatted(endpoint()));
        Thread.sleep(2_000);
        assertThat(events()).as("it may still be at it").hasSize(1);
        await(() -> events().size() == 2);
        await(() -> page().contains(">2<"));
    }

    @Test
    void getsNothingWhileItIsPausedAndWhatWaitsAfterwards() throws Exception {
        confirmed();
        receiver.answers(path, 500, 500, 500, 500);
        submit(PayingWaymark.SITE.address());
        await(() -> events().size() == 2);
        owner.post("/my-sites/webhooks/" + endpoint() + "/pause", "");
        receiver.answers(path);
        Thread.sleep(5_000);
        assertThat(page()).contains("Paused");
        assertThat(events()).hasSize(2);
        owner.post("/my-sites/webhooks/" + endpoint() + "/resumption", "");
        await(() -> page().contains("Delivered: answered 200."));
    }

    @Test
    void takesNoAddressThatIsNotPublicHoweverItIsWritten() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        try (ServerSocket canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(1_000);
            int tried = 0;
            for (String notation : LoopbackNotations.all()) {
                for (String scheme : List.of("http:", "https:")) {
                    String url = notation.replaceFirst("(?i)http:", scheme)
                            .replace("§", String.valueOf(canary.getLocalPort()));
                    if (!isElsewhere(url)) {
                        tried++;
                        assertThat(register(url).statusCode()).as(url).isEqualTo(422);
                    }
                }
            }
            assertThat(tried).isGreaterThan(300);
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(register("http://example.org/").body()).contains("Enter an address that starts with https://.");
        assertThat(register("https://10.0.0.1/").body()).contains("not on the public internet");
        assertThat(register(server.url().toString()).statusCode()).isEqualTo(422);
        assertThat(owner.post("/my-sites/webhooks", "url=" + receiver.url(path)).body())
                .contains("Choose at least one event.");
        assertThat(services.number("select count(*) from webhook_endpoints where url like '%" + path + "'"))
                .isZero();
    }

    /** Whether it is the address of a public website after all, which no test writes to. */
    private static boolean isElsewhere(String typed) {
        try {
            Url url = Url.parse(typed);
            return url.scheme().equals("https") && url.host().contains("example") && url.hasStandardPort();
        } catch (BadUrl e) {
            return false;
        }
    }

    @Test
    void isPartOfWhatAnAccountTakesAlongAndDeletes() throws Exception {
        String secret = confirmed();
        String job = submit(PayingWaymark.SITE.address());
        await(() -> page().contains("job.finished</span>"));
        await(() -> page().contains("Delivered: answered 200."));
        String exported = owner.unzipped("/my-sites/data/export").get("webhooks.json");
        assertThat(exported).contains(receiver.url(path), "job.finished").doesNotContain(secret.substring(6), job);
        long account = services.number("select id from accounts where email = '" + email + "'");
        assertThat(owner.post("/my-sites/data/deletion", "sure=yes").statusCode())
                .isLessThan(400);
        for (String table : List.of("webhook_endpoints", "webhook_messages", "webhook_jobs")) {
            assertThat(services.number("select count(*) from " + table + " where account_id = " + account))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void isNobodyElsesToSeeOrChange() throws Exception {
        confirmed();
        Person other = new Person(server.url()).signIn("other-" + email, PayingWaymark.MAIL);
        assertThat(other.get("/my-sites/webhooks").body()).doesNotContain(path);
        for (String what : List.of("challenge", "secret", "pause", "resumption", "deletion")) {
            assertThat(other.post("/my-sites/webhooks/" + endpoint() + "/" + what, "")
                            .statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        for (int i = 2; i <= 5; i++) {
            services.execute(
                    "insert into webhook_endpoints (account_id, url, events, secret) select account_id, url || '" + i
                            + "', events, secret from webhook_endpoints where url like '%" + path + "'");
        }
        assertThat(register(receiver.url("/sixth")).body()).contains("You can have 5 endpoints.");
        assertThat(owner.post("/my-sites/webhooks/" + endpoint() + "/deletion", "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page()).doesNotContain(path + "<");
    }
}
