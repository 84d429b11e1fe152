package dev.waymark.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnPayingWaymark
class ApiKeysIT {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern KEY = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final Pattern DELETION = Pattern.compile("/my-sites/keys/(\\d+)/deletion");

    private static final Map<String, String> SHARED = new HashMap<>();

    private final Api api = new Api(PayingWaymark.SERVER.url());
    private final Person owner = new Person(PayingWaymark.SERVER.url());
    private final String email = "keys" + PEOPLE.incrementAndGet() + "@keys.example";

    private String key(String... scopes) throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        HttpResponse<String> made = make("Nightly", scopes);
        assertThat(made.statusCode()).isEqualTo(200);
        Matcher key = KEY.matcher(made.body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    /** A key of one account for all tests that only ask what a scope opens. */
    private String shared(String scope) throws Exception {
        if (!SHARED.containsKey(scope)) {
            SHARED.put(scope, key(scope));
        }
        return SHARED.get(scope);
    }

    private HttpResponse<String> make(String name, String... scopes) {
        return owner.post(
                "/my-sites/keys",
                "name=" + name + "&expiry=30"
                        + Arrays.stream(scopes).map(scope -> "&scope=" + scope).collect(Collectors.joining()));
    }

    private static String[] with(String key, String... more) {
        String[] fields = Arrays.copyOf(more, more.length + 2);
        fields[more.length] = "Authorization";
        fields[more.length + 1] = "Bearer " + key;
        return fields;
    }

    private HttpResponse<String> submit(String key) {
        return api.post(
                "/api/generate/free",
                "{\"url\": \"" + PayingWaymark.SITE.address() + "\"}",
                with(key, "Content-Type", "application/json"));
    }

    /** A finished job that the key has submitted. */
    private String finished(String key) throws Exception {
        HttpResponse<String> submitted = submit(key);
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        String job = Api.json(submitted).get("links").get("self").asText();
        assertThat(api.awaitEnd(job, Duration.ofSeconds(60)).path("status").asText())
                .isEqualTo("finished");
        return job;
    }

    private static String id(String job) {
        return job.substring(job.lastIndexOf('/') + 1);
    }

    @Test
    void isShownOnceAndWorksInTheNameOfItsAccount() throws Exception {
        String key = key("read", "generate", "edit");
        assertThat(owner.get("/my-sites/keys").body())
                .contains("Nightly", key.substring(0, 12), "read, generate, edit")
                .doesNotContain(key);
        String job = finished(key);
        assertThat(api.send("PUT", "/api/sites/" + id(job), with(key)).statusCode())
                .isEqualTo(204);
        JsonNode sites = Api.json(api.get("/api/sites", with(key))).get("sites");
        assertThat(sites).hasSize(1);
        assertThat(sites.get(0).get("id").asText()).isEqualTo(id(job));
        assertThat(sites.get(0).get("url").asText()).isEqualTo(PayingWaymark.SITE.address() + "/");
        assertThat(sites.get(0).get("version").asInt()).isEqualTo(1);
        assertThat(owner.get("/my-sites").body()).contains(id(job));
    }

    @Test
    void changesWhatItsAccountKeepsAndNobodyElsesKeyDoes() throws Exception {
        String key = key("read", "generate", "edit");
        String job = finished(key);
        api.send("PUT", "/api/sites/" + id(job), with(key));
        String text = api.get(job + "/llms.txt").body();
        String edit = "{\"content\": " + TextNode.valueOf(text.replaceFirst("(?m)^> .*$", "> Ours."))
                + ", \"base_version\": 1}";
        Person other = new Person(PayingWaymark.SERVER.url());
        other.signIn("other-" + email, PayingWaymark.MAIL);
        Matcher theirs = KEY.matcher(other.post("/my-sites/keys", "name=Theirs&expiry=never&scope=edit")
                .body());
        assertThat(theirs.find()).isTrue();
        for (String stranger : new String[] {theirs.group(), ""}) {
            HttpResponse<String> refused = api.post(
                    job + "/versions",
                    edit,
                    stranger.isEmpty()
                            ? new String[] {"Content-Type", "application/json"}
                            : with(stranger, "Content-Type", "application/json"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Api.json(refused).get("type").asText()).endsWith("#owner-only");
        }
        assertThat(api.send("PUT", "/api/sites/" + id(job), with(theirs.group()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.post(job + "/versions", edit, with(key, "Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(201);
    }

    /** What somebody can do who has found a key: nothing but what it is for. */
    @ParameterizedTest
    @CsvSource({
        "read, GET, /api/sites, 200",
        "read, POST, /api/generate/free, 403",
        "read, POST, /api/validate, 403",
        "read, POST, /api/payment/checkout, 403",
        "read, DELETE, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "read, PUT, /api/sites/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "generate, GET, /api/sites, 403",
        "generate, GET, /api/templates, 403",
        "generate, POST, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions, 403",
        "generate, POST, /api/payment/create-intent, 403",
        "generate, DELETE, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "edit, POST, /api/generate/paid, 403",
        "edit, GET, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "edit, DELETE, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 404",
        "payment, GET, /api/sites, 403",
        "payment, POST, /api/generate/free, 403",
        "payment, POST, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA/dismissals, 403",
        "read, GET, /api/webhooks, 403",
        "read, GET, /api/webhooks/deliveries, 403",
        "edit, DELETE, /api/webhooks/1, 403",
        "generate, POST, /api/webhooks/1/pause, 403",
        "edit, POST, /api/webhooks/1/resumption, 403",
        "payment, POST, /api/webhooks/deliveries/1/replay, 403",
        "webhooks, GET, /api/webhooks, 200",
        "webhooks, GET, /api/webhooks/deliveries, 200",
        "webhooks, DELETE, /api/webhooks/1, 404",
        "webhooks, POST, /api/webhooks/1/pause, 404",
        "webhooks, POST, /api/webhooks/1/resumption, 404",
        "webhooks, POST, /api/webhooks/deliveries/1/replay, 404",
        "webhooks, GET, /api/sites, 403",
        "webhooks, POST, /api/generate/free, 403",
        "webhooks, PUT, /api/sites/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "webhooks, DELETE, /api/jobs/AAAAAAAAAAAAAAAAAAAAAA, 403",
        "webhooks, POST, /api/payment/create-intent, 403",
    })
    void doesNothingThatItsScopeDoesNotName(String scope, String method, String path, int status) throws Exception {
        HttpResponse<String> answer = api.send(method, path, with(shared(scope), "Content-Type", "application/json"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(Api.json(answer).get("type").asText()).endsWith("#out-of-scope");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/my-sites",
                "/my-sites/keys",
                "/my-sites/webhooks",
                "/my-sites/data",
                "/my-sites/data/export",
                "/admin/jobs",
            })
    void opensNoPage(String path) throws Exception {
        String key = key("read", "generate", "edit", "payment", "webhooks");
        HttpResponse<String> page = new Api(PayingWaymark.SERVER.url()).get(path, with(key, "Accept", "text/html"));
        assertThat(page.body()).doesNotContain(email).doesNotContain("Nightly");
    }

    @Test
    void makesNoEndpointsAndNoSecrets() throws Exception {
        String key = key("read", "generate", "edit", "payment", "webhooks");
        Api program = new Api(PayingWaymark.SERVER.url());
        assertThat(program.post(
                                "/my-sites/webhooks",
                                "url=https%3A%2F%2F192.0.2.1%2F&event=job.finished",
                                with(key, "Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(program.post("/my-sites/webhooks/1/secret", "", with(key)).statusCode())
                .isEqualTo(404);
        assertThat(Api.json(api.get("/api/webhooks", with(key))).get("endpoints"))
                .isEmpty();
        assertThat(Api.withoutContract(PayingWaymark.SERVER.url())
                        .post("/api/webhooks", "{}", with(key, "Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void makesNoKeys() throws Exception {
        String key = key("read", "generate", "edit", "payment", "webhooks");
        Api program = new Api(PayingWaymark.SERVER.url());
        assertThat(program.post(
                                "/my-sites/keys",
                                "name=More&expiry=never&scope=read",
                                with(key, "Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/my-sites/keys").body()).doesNotContain("More");
    }

    @Test
    void opensNothingFromTheMomentAtWhichItIsDeleted() throws Exception {
        String key = key("read");
        assertThat(api.get("/api/sites", with(key)).statusCode()).isEqualTo(200);
        String page = owner.get("/my-sites/keys").body();
        Matcher deletion = DELETION.matcher(page);
        assertThat(deletion.find()).isTrue();
        Person other = new Person(PayingWaymark.SERVER.url());
        other.signIn("other-" + email, PayingWaymark.MAIL);
        assertThat(other.post(deletion.group(), "").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/sites", with(key)).statusCode()).isEqualTo(200);
        owner.post(deletion.group(), "");
        HttpResponse<String> refused = api.get("/api/sites", with(key));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void endsWithItsTime() throws Exception {
        String key = key("read");
        PayingWaymark.SERVICES.execute(
                "update api_keys set expires_at = now() where hint = '" + key.substring(0, 12) + "…'");
        assertThat(api.get("/api/sites", with(key)).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer", "wm_live_", "Bearer wm_live_" + "0"})
    void isRefusedWhenItIsNoKeyAndNotTakenForNone(String authorization) {
        HttpResponse<String> refused = api.get("/api/templates", "Authorization", authorization);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Api.json(refused).get("type").asText()).endsWith("#invalid-key");
    }

    @Test
    void hasLimitsOfItsAccountAndNotOfItsAddress() throws Exception {
        String key = key("generate");
        HttpResponse<String> submitted = submit(key);
        assertThat(submitted.headers().firstValue("RateLimit-Policy")).hasValue("\"api\";q=100;w=86400");
        assertThat(submitted.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"api\";r=99");
        assertThat(api.get("/api/templates", with(key("read"))).headers().firstValue("RateLimit-Policy"))
                .hasValue("\"key\";q=600;w=60");
        assertThat(submit(key("generate")).headers().firstValue("RateLimit").orElseThrow())
                .startsWith("\"api\";r=98");
        assertThat(new Api(PayingWaymark.SERVER.url())
                        .get("/api/templates", "Authorization", "Basic YTpi")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void isStoredAsAHashAlone() throws Exception {
        String key = key("read");
        assertThat(PayingWaymark.SERVICES.text("select string_agg(api_keys::text, ' ') from api_keys"))
                .contains(key.substring(0, 12))
                .doesNotContain(key.substring(0, 16));
    }

    @Test
    void asksForANameAScopeAndAnEndAndKeepsWhatWasTyped() throws Exception {
        owner.signIn(email, PayingWaymark.MAIL);
        HttpResponse<String> empty = owner.post("/my-sites/keys", "name=&expiry=tomorrow");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("Give the key a name", "Choose at least one thing", "Choose when the key ends");
        assertThat(owner.post("/my-sites/keys", "name=Mine+%3Cb%3E&scope=everything&expiry=30")
                        .body())
                .contains("Mine &lt;b&gt;", "Choose at least one thing");
        for (int i = 0; i < 20; i++) {
            assertThat(make("K" + i, "read").statusCode()).isEqualTo(200);
        }
        assertThat(make("Another", "read").body()).contains("You can have 20 keys.");
    }

    @Test
    void letsScriptsOfOtherWebsitesReadAndNothingElse() throws Exception {
        String key = key("read", "edit");
        HttpResponse<String> read = api.get("/api/sites", with(key, "Origin", "https://tool.example"));
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        HttpResponse<String> asked = Api.withoutContract(PayingWaymark.SERVER.url())
                .send(
                        "OPTIONS",
                        "/api/sites",
                        "Origin",
                        "https://tool.example",
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "authorization");
        assertThat(asked.statusCode()).isLessThan(300);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET, HEAD");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization");
        assertThat(api.send("PUT", "/api/sites/AAAAAAAAAAAAAAAAAAAAAA", with(key, "Origin", "https://tool.example"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(owner.get("/my-sites").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
