package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A result is shown by its shared id, and nothing can be changed by it, whatever route is tried. */
@OnPayingWaymark
class SharedIT {

    private static final String NEVER_GIVEN = "sAAAAAAAAAAAAAAAAAAAAAA";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action|hx-[a-z]+|data-copy-from)=\"(/[^\"#]*)");

    private static String token;
    private static String shared;

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @BeforeAll
    static void oneJobWithEverything() throws Exception {
        token = bought("shown@example.org");
        shared = new Token(token).shared().text();
        PayingWaymark.MAIL.await("shown@example.org", "is ready");
        awaitQuiet();
    }

    private static String bought(String buyer) throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        String job = PayingWaymark.buy(visitor, PayingWaymark.SITE.address(), buyer)
                .get("job_id")
                .asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText())
                .isEqualTo("finished");
        return job;
    }

    /** Until no other job runs and no mail is under way. */
    private static void awaitQuiet() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (PayingWaymark.count(
                                PayingWaymark.SERVICES,
                                "select count(*) from jobs where state in ('WAITING', 'RUNNING')")
                        + PayingWaymark.count(
                                PayingWaymark.SERVICES,
                                "select count(*) from mails where state in ('WAITING', 'SENDING')")
                        + PayingWaymark.count(
                                PayingWaymark.SERVICES, "select count(*) from scheduled_tasks where picked")
                > 0) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @Test
    void theJobSaysWhereItsResultCanBeShown() {
        assertThat(Api.json(api.get("/api/jobs/" + token)).at("/links/shared").asText())
                .isEqualTo("/shared/" + shared);
        assertThat(api.get("/jobs/" + token).body())
                .contains(PayingWaymark.SERVER.url() + "/shared/" + shared)
                .contains("Keep its address to yourself");
    }

    @Test
    void thePageShowsTheFileWithItsGradeAndNothingThatChangesIt() {
        HttpResponse<String> page = api.get("/shared/" + shared, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("The llms.txt for 127.0.0.1", PayingWaymark.SITE.address(), "Harbour Lights", "Grade")
                .contains("/api/shared/" + shared + "/bundle.zip", "/api/shared/" + shared + "/assessment.md")
                .doesNotContain("<form", "<input", "<textarea", "hx-post", "hx-delete", "sse-connect", "/jobs/", token);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(api.get("/shared/" + shared + "?view=text", "HX-Request", "true", "HX-Target", "file")
                        .body())
                .startsWith("<section id=\"file\"")
                .contains("# Harbour Lights");
    }

    @Test
    void hasABadgeAndTellsItsOwnNameToWhoeverLinksToIt() {
        HttpResponse<String> badge = api.get("/api/shared/" + shared + "/badge.svg");
        assertThat(badge.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(badge.headers().firstValue("Cache-Control")).hasValue("public, max-age=600");
        assertThat(badge.body()).containsPattern("aria-label=\"llms.txt: [A-DF], [0-9]{1,3}/100\"");
        assertThat(api.get("/shared/" + shared, "Accept", "text/html").body())
                .contains("<meta property=\"og:title\" content=\"The llms.txt for 127.0.0.1\">")
                .containsPattern("<meta property=\"og:description\" content=\"Harbour Lights is a charity")
                .containsPattern(
                        "<meta property=\"og:image\" content=\"http[^\"]+/api/shared/" + shared + "/card.png\">");
        assertThat(api.get("/api/shared/" + shared + "/card.png").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        assertThat(api.get("/jobs/" + token, "Accept", "text/html").body())
                .contains("/api/shared/" + shared + "/badge.svg")
                .contains("&lt;img src=&quot;" + PayingWaymark.SERVER.url() + "/api/shared/" + shared);
    }

    @Test
    void itsFilesAreThoseOfTheJob() throws Exception {
        for (String file : List.of("/llms.txt", "/llms-full.txt", "/assessment.md")) {
            HttpResponse<String> ours = api.get("/api/shared/" + shared + file);
            HttpResponse<String> owners = api.get("/api/jobs/" + token + file);
            assertThat(ours.statusCode()).isEqualTo(200);
            assertThat(ours.body()).isEqualTo(owners.body()).doesNotContain(token);
            assertThat(ours.headers().firstValue("Content-Type"))
                    .isEqualTo(owners.headers().firstValue("Content-Type"));
            assertThat(ours.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }
        Map<String, String> bundle = api.unzipped("/api/shared/" + shared + "/bundle.zip");
        assertThat(bundle).isEqualTo(api.unzipped("/api/jobs/" + token + "/bundle.zip"));
        assertThat(bundle.toString()).doesNotContain(token);
        assertThat(api.get("/api/shared/" + shared + "/llms.txt?download=1")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValue("attachment; filename=llms.txt");
    }

    /** Whatever the page leads to, the pages of the site itself excepted. */
    @Test
    void nothingThatThePageLeadsToTellsTheToken() {
        List<String> addresses = ADDRESS.matcher(
                        api.get("/shared/" + shared, "Accept", "text/html").body())
                .results()
                .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(10).allSatisfy(address -> {
            HttpResponse<String> answer = api.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.body() + answer.headers().map()).as(address).doesNotContain(token);
        });
    }

    static Stream<Route> routes() {
        return Route.all().stream()
                .filter(route -> route.path().contains("{id}") || route.path().contains("{order}"));
    }

    @Test
    void allRoutesWithAnIdAreTried() {
        assertThat(routes().map(Route::toString))
                .hasSizeGreaterThan(40)
                .contains(
                        "DELETE /api/jobs/{id}",
                        "POST /api/jobs/{id}/versions",
                        "POST /jobs/{id}/link",
                        "POST /payment/jobs/{id}/replacement",
                        "POST /payment/orders/{order}",
                        "POST /admin/jobs/{id}/cancellation");
        assertThat(Route.all().stream()
                        .filter(route -> route.path().contains("{"))
                        .filter(route -> !route.path().contains("{template}"))
                        .filter(route -> !route.path().contains("{file}"))
                        .filter(route ->
                                !route.path().contains("{group}")) // of operations, in the description of the API
                        .filter(route -> !route.path().startsWith("/my-sites/keys/")) // the number of a key
                        .filter(route -> !route.path().contains("/webhooks/")) // of an endpoint or delivery
                        .filter(route -> !route.path().contains("{bulk}")) // opens nothing without its account
                        .filter(route -> !route.path().startsWith("/unsubscribe/")) // has a token of its own kind
                        .map(Route::toString))
                .containsExactlyInAnyOrderElementsOf(
                        routes().map(Route::toString).toList());
    }

    /** The shared id in place of the token, and the part of it that has a token's shape. */
    @ParameterizedTest
    @MethodSource("routes")
    void noRouteChangesAnythingOrTellsTheTokenForTheSharedId(Route route) throws SQLException {
        boolean shows = Arrays.asList(route.method().getParameterTypes()).contains(SharedId.class);
        Map<String, String> before = database();
        for (String[] fields : AccessIT.askers(route)) {
            for (String id : List.of(shared, shared.substring(1))) {
                HttpResponse<String> answer = AccessIT.ask(api, route, route.verb(), id, fields);
                assertThat(answer.statusCode())
                        .as(route + " with " + id)
                        .isEqualTo(shows && id.equals(shared) ? 200 : 404);
                assertThat(answer.body() + answer.headers().map())
                        .as(route.toString())
                        .doesNotContain(token);
            }
            for (String verb : shows ? List.of("POST", "PUT", "PATCH", "DELETE") : List.<String>of()) {
                assertThat(api.send(verb, route.path().replace("{id}", shared), fields)
                                .statusCode())
                        .as(verb + " " + route)
                        .isEqualTo(405);
            }
        }
        assertThat(database()).as(route.toString()).isEqualTo(before);
    }

    /** Where a token, or what leads to one, comes in a body or a query. */
    @Test
    void buysNothingAndFindsNoJobByTheSharedId() throws SQLException {
        Map<String, String> before = database();
        for (String id : List.of(shared, shared.substring(1))) {
            assertThat(api.post(
                                    "/api/payment/checkout",
                                    "{\"job_id\": \"" + id + "\"}",
                                    "Content-Type",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(404);
            for (String field : List.of("checkout_session_id", "payment_intent_id")) {
                assertThat(api.post(
                                        "/api/generate/paid",
                                        "{\"" + field + "\": \"" + id + "\", \"url\": \"" + PayingWaymark.SITE.address()
                                                + "\"}",
                                        "Content-Type",
                                        "application/json")
                                .statusCode())
                        .isEqualTo(402);
            }
            assertThat(api.get("/payment/success?session_id=" + id).statusCode())
                    .isEqualTo(404);
        }
        assertThat(database()).isEqualTo(before);
    }

    /** A checksum of each table; what a rate limit counts is in Redis. */
    private static Map<String, String> database() throws SQLException {
        Map<String, String> sums = new TreeMap<>();
        try (Connection connection =
                        PayingWaymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : strings(statement, "select tablename from pg_tables where schemaname = 'public'")) {
                sums.put(
                        table,
                        strings(
                                        statement,
                                        "select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from "
                                                + table + " t")
                                .get(0));
            }
        }
        assertThat(sums).containsKeys("submissions", "jobs", "results", "payments", "mails", "dismissals");
        return sums;
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void isUnknownBeforeTheJobHasFinishedAfterItHasExpiredAndWhenItIsErased() throws Exception {
        List<String> gone = new ArrayList<>(List.of("short", "s", token, shared.substring(1), shared + "A", "null"));
        String erased = bought("erased@example.org");
        String expired = bought("expired@example.org");
        String failed =
                Api.json(api.submit("http://nobody.invalid.example/")).get("id").asText();
        api.awaitEnd("/api/jobs/" + failed, PATIENCE);
        PayingWaymark.SITE.delay(5_000);
        try {
            String running =
                    Api.json(api.submit(PayingWaymark.SITE.address())).get("id").asText();
            assertThat(api.send("DELETE", "/api/jobs/" + erased).statusCode()).isEqualTo(204);
            PayingWaymark.execute(
                    PayingWaymark.SERVICES,
                    "update jobs set expires_at = now() - interval '1 second' where submission_id = (select id from"
                            + " submissions where token_hash = sha256(cast('" + expired + "' as bytea)))");
            for (String job : List.of(running, failed, erased, expired)) {
                gone.add(new Token(job).shared().text());
            }
            for (Route route :
                    routes().filter(each -> each.path().contains("/shared/{")).toList()) {
                for (String[] fields : AccessIT.askers(route)) {
                    String unknown = AccessIT.shown(AccessIT.ask(api, route, "GET", NEVER_GIVEN, fields));
                    assertThat(unknown).startsWith("404").contains("There is no result at this address.");
                    for (String id : gone) {
                        assertThat(AccessIT.shown(AccessIT.ask(api, route, "GET", id, fields)))
                                .as(route + " with " + id)
                                .isEqualTo(unknown);
                    }
                }
            }
            assertThat(Api.json(api.get("/api/jobs/" + running)).at("/links").has("shared"))
                    .isFalse();
        } finally {
            PayingWaymark.SITE.delay(0);
            awaitQuiet();
        }
    }

    @Test
    void showsTheNewestVersion() throws Exception {
        String job = bought("editor@example.org");
        String page = "/shared/" + new Token(job).shared().text();
        JsonNode saved = Api.json(api.post(
                "/api/jobs/" + job + "/versions",
                "{\"content\": \"# Changed\\n\\n> By hand\\n\\n## About\\n\\n- [A](https://a.example/): Note\\n\", \"base_version\": 1}",
                "Content-Type",
                "application/json"));
        assertThat(saved.path("version").asInt()).as(saved.toString()).isEqualTo(2);
        assertThat(api.get(page, "Accept", "text/html").body())
                .contains("Changed", "By hand", "The grade is for version 1.")
                .doesNotContain(job);
        assertThat(api.get("/api" + page + "/llms.txt").body()).startsWith("# Changed");
    }

    /** It was submitted before there were shared ids. Of a paid one the token is made again, and the shared id with it. */
    @Test
    void anOlderJobHasNoneUntilItsTokenIsMadeAgain() throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        JsonNode order = PayingWaymark.buy(visitor, PayingWaymark.SITE.address(), "older@example.org");
        String job = order.get("job_id").asText();
        visitor.awaitEnd("/api/jobs/" + job, PATIENCE);
        PayingWaymark.MAIL.await("older@example.org", "is ready");
        String page = "/shared/" + new Token(job).shared().text();
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update submissions set shared_hash = null where token_hash = sha256(cast('" + job + "' as bytea))");
        assertThat(Api.json(api.get("/api/jobs/" + job)).at("/links").has("shared"))
                .isFalse();
        assertThat(api.get("/jobs/" + job, "Accept", "text/html").body())
                .contains("Your llms.txt is ready")
                .doesNotContain("/shared/", "Share it");
        assertThat(api.get(page).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/payment/success?session_id="
                                + order.get("session_id").asText())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/jobs/" + job);
        assertThat(api.get(page, "Accept", "text/html").statusCode()).isEqualTo(200);
    }
}
