package dev.waymark.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.stub.StripeEvents;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** What is stored of an account can be seen, taken along and deleted; of its address nothing is left then. */
@OnPayingWaymark
class MyDataIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Where an address may be once its account is deleted: nowhere. Each that is added here needs a reason that a court would accept. */
    private static final Set<String> ALLOWED = Set.of();

    private final Person person = new Person(PayingWaymark.SERVER.url());

    @AfterEach
    void quick() {
        PayingWaymark.SITE.delay(0);
    }

    private String bought(String email) throws Exception {
        Api visitor = new Api(PayingWaymark.SERVER.url());
        String job = PayingWaymark.buy(visitor, PayingWaymark.SITE.address(), email)
                .get("job_id")
                .asText();
        visitor.awaitEnd("/api/jobs/" + job, PATIENCE);
        PayingWaymark.MAIL.await(email, "is ready");
        return job;
    }

    @Test
    void listsAndExportsWhatIsStored() throws Exception {
        String email = "exported@data.example";
        String job = bought(email);
        int before = PayingWaymark.MAIL.to(email).size();
        person.ask(email);
        person.post(
                "/sign-in/link/confirmation", "token=" + Person.token(Person.mail(email, PayingWaymark.MAIL, before)));
        person.post("/jobs/" + job + "/keeping", "");
        person.post("/my-sites/" + job + "/name", "name=Harbour");
        subscribe(job);
        person.post("/my-sites/" + job + "/monitoring/settings", "notices=all&accepts=yes");
        leaveTraces(job, "Traces");
        assertThat(person.get("/my-sites/data").body())
                .contains("Your email address: " + email, "You keep 1 file.", "1 payment with this address.", "£29")
                .doesNotContain(job);
        Map<String, String> files = person.unzipped("/my-sites/data/export");
        assertThat(files)
                .containsOnlyKeys(
                        "account.json",
                        "sites.json",
                        "payments.json",
                        "subscriptions.json",
                        "monitoring.json",
                        "verification.json",
                        "api-keys.json",
                        "hosting.json",
                        "webhooks.json",
                        "bulk.json",
                        "sessions.json",
                        "sign-ins.json",
                        "mails.json");
        assertThat(json(files, "account.json").get("email").asText()).isEqualTo(email);
        JsonNode site = json(files, "sites.json").get(0);
        assertThat(site.get("url").asText()).isEqualTo(PayingWaymark.SITE.address() + "/");
        assertThat(site.get("name").asText()).isEqualTo("Harbour");
        assertThat(site.get("llmsTxt").asText()).startsWith("# ");
        assertThat(site.get("versions")).hasSize(1);
        JsonNode checked = json(files, "monitoring.json").get(0);
        assertThat(checked.get("url").asText()).isEqualTo(PayingWaymark.SITE.address() + "/");
        assertThat(checked.get("state").asText()).isEqualTo("active");
        assertThat(checked.get("mailsAbout").asText()).isEqualTo("all");
        assertThat(checked.get("acceptsChanges").asBoolean()).isTrue();
        assertThat(checked.at("/changes/0/about").asText()).isEqualTo("Traces");
        assertThat(checked.at("/changes/0/state").asText()).isEqualTo("rejected");
        assertThat(checked.at("/mails/0/kind").asText()).isEqualTo("checks_paused");
        assertThat(checked.at("/scores/0/grade").asText()).isEqualTo("B");
        assertThat(json(files, "payments.json").get(0).get("price").asText()).isEqualTo("£29");
        assertThat(json(files, "sessions.json")).hasSize(1);
        assertThat(json(files, "sign-ins.json").get(0).hasNonNull("used")).isTrue();
        assertThat(json(files, "mails.json").findValuesAsText("kind")).contains("job_ready", "subscribed");
        assertThat(files.toString()).doesNotContain(job, person.cookie("__Host-account"));
    }

    private static JsonNode json(Map<String, String> files, String name) throws Exception {
        return new ObjectMapper().readTree(files.get(name));
    }

    @Test
    void isForWhoIsSignedInOnly() {
        for (String path : List.of("/my-sites/data", "/my-sites/data/export")) {
            HttpResponse<String> answer = person.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
        }
        assertThat(person.post("/my-sites/data/deletion", "sure=yes").headers().firstValue("Location"))
                .hasValue("/sign-in");
    }

    @Test
    void leavesNothingOfTheAddressBehind() throws Exception {
        String name = "zqforgotten7";
        String email = name + "@data.example";
        Set<String> limitsBefore = limits();
        String job = bought(email);
        person.signIn(email, PayingWaymark.MAIL);
        person.post("/jobs/" + job + "/keeping", "");
        Person elsewhere = new Person(PayingWaymark.SERVER.url()).signIn(email, PayingWaymark.MAIL);
        subscribe(job);
        leaveTraces(job, name);
        assertThat(monitors(job)).isEqualTo(1);
        String waiting = slowJobWithAMailTo(email);
        assertThat(columnsWith(name))
                .containsExactlyInAnyOrder(
                        "accounts.email",
                        "sign_ins.email",
                        "users.email",
                        "mails.recipient",
                        "proposed_changes.change");
        assertThat(limits()).hasSize(limitsBefore.size() + 2);

        HttpResponse<String> unsure = person.post("/my-sites/data/deletion", "");
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(unsure.body()).contains("Tick the box");
        HttpResponse<String> answer = person.post("/my-sites/data/deletion", "sure=yes");
        assertThat(answer.body())
                .contains("Your account is deleted", "£29", "Record kept until")
                .doesNotContain(email);
        assertThat(columnsWith(name)).isEqualTo(ALLOWED);
        assertThat(monitors(job)).isZero();
        assertThat(limits()).isEqualTo(limitsBefore);
        assertThat(person.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        Api visitor = new Api(PayingWaymark.SERVER.url());
        assertThat(visitor.get("/api/jobs/" + job).statusCode()).isEqualTo(404);
        assertThat(PayingWaymark.count(PayingWaymark.SERVICES, """
                        select count(*) from payments where submission_id is null and state = 'PAID' and fulfilled_at is not null
                        """))
                .as("the record of the payment stays")
                .isPositive();

        int mails = PayingWaymark.MAIL.to(email).size();
        PayingWaymark.SITE.delay(0);
        assertThat(visitor.awaitEnd("/api/jobs/" + waiting, PATIENCE)
                        .path("status")
                        .asText())
                .isEqualTo("finished");
        Thread.sleep(1_500);
        assertThat(PayingWaymark.MAIL.to(email)).as("the mail that waited").hasSize(mails);
    }

    private static long monitors(String job) {
        return PayingWaymark.count(
                PayingWaymark.SERVICES, "select count(*) from monitors where submission_id = " + number(job));
    }

    private static String number(String job) {
        return "(select id from submissions where token_hash = sha256(cast('" + job + "' as bytea)))";
    }

    /** What checks leave behind. */
    private static void leaveTraces(String job, String about) {
        String change = """
                {"kind": "NOTES_CHANGED", "key": "k", "subject": "https://a.example/", "label": "%s", "before": "a", "after": "b", "section": "",
                 "ours": true, "weight": "MINOR"}""".formatted(about);
        for (String row : List.of(
                "proposed_changes (submission_id, key, change, state) values (" + number(job) + ", 'k', '" + change
                        + "', 'REJECTED')",
                "notices (submission_id, kind) values (" + number(job) + ", 'CHECKS_PAUSED')",
                "monitor_scores (submission_id, checked_at, score, grade, changes) values (" + number(job)
                        + ", now() + interval '1 day', 80, 'B', 0)")) {
            PayingWaymark.execute(PayingWaymark.SERVICES, "insert into " + row);
        }
    }

    private void subscribe(String job) throws Exception {
        String page = person.post("/my-sites/" + job + "/subscription", "every=month")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (JsonNode event :
                PayingWaymark.STRIPE.pay(page.substring(page.lastIndexOf('/') + 1), "card@holder.example")) {
            StripeEvents.deliver(event, PayingWaymark.webhook());
        }
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from subscriptions where state = 'ACTIVE' and site like '"
                                + PayingWaymark.SITE.address() + "%'"))
                .isPositive();
    }

    private static String slowJobWithAMailTo(String email) {
        PayingWaymark.SITE.delay(1_000);
        Api visitor = new Api(PayingWaymark.SERVER.url());
        String job =
                Api.json(visitor.submit(PayingWaymark.SITE.address())).get("id").asText();
        assertThat(visitor.post(
                                "/jobs/" + job + "/link",
                                "email=" + email,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(303);
        return job;
    }

    private static Set<String> limits() {
        try (RedisClient redis = RedisClient.create(PayingWaymark.SERVICES.redisUrl())) {
            Set<String> keys = new TreeSet<>(redis.keys("throttle:sign-in-links-to:*"));
            keys.addAll(redis.keys("throttle:links-to:*"));
            return keys;
        }
    }

    /** Every column of every table that has the text in any row, whatever its type. */
    private static Set<String> columnsWith(String text) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        Set<String> found = new TreeSet<>();
        try (Connection connection =
                        PayingWaymark.SERVICES.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("""
                    select table_name, column_name, data_type from information_schema.columns join information_schema.tables
                    using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'
                    """)) {
                while (rows.next()) {
                    columns.put(rows.getString(1) + "." + rows.getString(2), rows.getString(3));
                }
            }
            assertThat(columns).hasSizeGreaterThan(150);
            for (Map.Entry<String, String> column : columns.entrySet()) {
                String[] place = column.getKey().split("\\.", 2);
                String value = column.getValue().equals("bytea")
                        ? "encode(\"" + place[1] + "\", 'escape')"
                        : "cast(\"" + place[1] + "\" as text)";
                try (ResultSet rows = statement.executeQuery("select exists (select 1 from \"" + place[0]
                        + "\" where lower(" + value + ") like '%" + text + "%')")) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        found.add(column.getKey());
                    }
                }
            }
        }
        return found;
    }
}
