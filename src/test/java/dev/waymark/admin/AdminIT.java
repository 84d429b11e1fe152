package dev.waymark.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnPayingWaymark
class AdminIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Operator OPERATOR = new Operator(PayingWaymark.SERVER.url());

    private final Api visitor = new Api(PayingWaymark.SERVER.url());

    @BeforeAll
    static void signIn() {
        assertThat(OPERATOR.signIn(Operator.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void findsAJobByWhateverIsKnownOfIt() {
        long job = insert("http://found.example/path", "FAILED", "The oak door was shut.");
        long other = insert("http://found.example.org/", "CANCELLED", null);
        for (String query : new String[] {
            "host=found.example",
            "text=oak+door",
            "text=FOUND.example/PATH",
            "text=" + job,
            "state=failed&host=found.example",
            "client=0123456789abcdef&host=found.example",
            "tier=free&text=found.example&state=failed",
            "from=2020-01-01&to=2099-01-01&host=found.example",
        }) {
            assertThat(OPERATOR.get("/admin/jobs?" + query).body())
                    .as(query)
                    .contains("id=\"job-" + job + "\"")
                    .contains("The oak door was shut.")
                    .doesNotContain("id=\"job-" + other + "\"");
        }
        for (String query : new String[] {
            "host=elsewhere.example",
            "text=%25",
            "text=oak_door",
            "client=192.0.2.7",
            "tier=paid&host=found.example",
            "to=2020-01-01",
            "state=running&host=found.example",
            "text=%00%27%22%3B--",
        }) {
            HttpResponse<String> answer = OPERATOR.get("/admin/jobs?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).doesNotContain("id=\"job-" + job + "\"");
        }
    }

    @Test
    void showsAHundredJobsAndThenTheNext() {
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                with s as (insert into submissions (token_hash, url, tier, template, sector, goal, client, accepted_at)
                           select sha256(cast('many' || i as bytea)), 'http://many.example/' || i, 'FREE', 'auto', '', '', 'c', now()
                           from generate_series(1, 150) i returning id)
                insert into jobs (submission_id, host, state, finished_at) select id, 'many.example', 'CANCELLED', now() from s""");
        String first = OPERATOR.get("/admin/jobs?host=many.example").body();
        assertThat(first.split("id=\"job-", -1)).hasSize(101);
        assertThat(first).contains("Cancelled (150)").contains("hx-trigger=\"every 3s\"");
        Matcher older = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
        assertThat(older.find()).isTrue();
        String second = OPERATOR.get(older.group(1).replace("&amp;", "&")).body();
        assertThat(second.split("id=\"job-", -1)).hasSize(51);
        assertThat(second).contains("Newest").doesNotContain("rel=\"next\"");
    }

    @Test
    void showsTheListAndAJobInPartsForHtmx() {
        long job = insert("http://part.example/", "FAILED", "No.");
        for (String path : new String[] {"/admin/jobs?host=part.example", "/admin/jobs/" + job}) {
            assertThat(OPERATOR.get(path, "HX-Request", "true").body())
                    .startsWith("<div id=\"live\"")
                    .doesNotContain("Sign out");
        }
    }

    @Test
    void showsWhatStrangersWroteAsText() {
        long job = insert(
                "http://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "FAILED", "</td><script>alert(2)</script><img src=x onerror=alert(3)> [x](javascript:alert(4))");
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                insert into pages (job_id, url, position, state, reason, title, detail)
                values (%d, 'http://evil.example/"><svg onload=alert(5)>', 0, 'DROPPED', 'none', '<b onclick=alert(6)>', '<script>')
                """.formatted(job));
        String query = "?text=%22%3E%3Cscript%3Ealert(7)%3C/script%3E";
        for (String path : new String[] {
            "/admin/jobs?host=evil.example",
            "/admin/jobs" + query,
            "/admin/jobs/" + job + "?done=1",
            "/admin/jobs/" + job + "/pages",
            "/admin/jobs/" + job + "/pages" + query.replace("text", "show"),
        }) {
            assertThat(OPERATOR.get(path).body())
                    .as(path)
                    .contains("Sign out")
                    .doesNotContain("<script>", "<img src=x", "<svg onload", "<b onclick", "href=\"javascript");
        }
    }

    @Test
    void beginsAFailedJobAnewOnceAndKeepsItsAttempts() throws Exception {
        String self = submitted();
        JsonNode failed = visitor.awaitEnd(self, PATIENCE);
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        long job = latestJob();
        Operator.awaitPutDown(PayingWaymark.SERVICES, job); // its attempt is recorded a moment after it begins
        assertThat(OPERATOR.get("/admin/jobs/" + job).body()).contains("id=\"retry\"", "Attempt 1", "Reading");

        assertThat(OPERATOR.act("/admin/jobs/" + job + "/retries").body()).contains("The job starts again.");
        JsonNode again = visitor.awaitEnd(self, PATIENCE);
        assertThat(again.get("status").asText()).isEqualTo("failed");
        assertThat(OPERATOR.get("/admin/jobs/" + job).body())
                .contains("Attempt 1", "Attempt 2")
                .doesNotContain("id=\"retry\"");

        Operator.awaitPutDown(PayingWaymark.SERVICES, job);
        assertThat(OPERATOR.act("/admin/jobs/" + job + "/retries").body())
                .contains("Not done. You can retry a job only once, and only if it failed.");
        assertThat(noted("retry", "job " + job)).isEqualTo(2);
    }

    @Test
    void cancelsAJobThatHasNotEnded() {
        long job = insert("http://waiting.example/", "WAITING", null);
        assertThat(OPERATOR.get("/admin/jobs/" + job).body()).contains("Cancel the job");
        assertThat(OPERATOR.act("/admin/jobs/" + job + "/cancellation").body())
                .contains("The job is cancelled.")
                .doesNotContain("Cancel the job");
        assertThat(OPERATOR.act("/admin/jobs/" + job + "/cancellation").body())
                .contains("Not done. The job had already ended.");
        assertThat(noted("cancel", "job " + job)).isEqualTo(2);
    }

    @Test
    void givesTheMoneyForAFailedJobBackOnceAndAfterAsking() throws Exception {
        JsonNode opened = PayingWaymark.buy(visitor, PayingWaymark.REFUSING.address() + "/refund/");
        visitor.awaitEnd("/api/jobs/" + opened.get("job_id").asText(), PATIENCE);
        long job = latestJob();
        String page = OPERATOR.get("/admin/jobs/" + job).body();
        assertThat(page).contains("£29", "id=\"refund\"", "id=\"retry\"");
        Matcher link = Pattern.compile("/admin/payments/[0-9a-f-]{36}/refund").matcher(page);
        assertThat(link.find()).isTrue();

        int before = PayingWaymark.STRIPE.made("refunds");
        assertThat(OPERATOR.get(link.group()).body()).contains("Refund £29?", ">Refund £29</button>");
        assertThat(PayingWaymark.STRIPE.made("refunds")).isEqualTo(before);
        assertThat(OPERATOR.act(link.group()).body())
                .contains("£29 refunded. It can take the bank several days.")
                .contains("class=\"state refunded\"")
                .doesNotContain("id=\"retry\"", "id=\"refund\"");
        assertThat(OPERATOR.act(link.group()).body()).contains("It was already refunded.");
        assertThat(PayingWaymark.STRIPE.made("refunds")).isEqualTo(before + 1);
        assertThat(OPERATOR.get(link.group()).body()).contains("There is nothing to refund.");
        assertThat(OPERATOR.act("/admin/jobs/" + job + "/retries").body())
                .contains("Not done. The payment was refunded, is disputed, or paid for another website.");
        assertThat(noted("refund", "job " + job)).isEqualTo(2);
    }

    @Test
    void listsPaymentsAndFirstThoseThatBoughtNothing() throws Exception {
        String order = UUID.randomUUID().toString();
        long job = insert("http://due.example/", "FAILED", "The site did not answer.");
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                insert into payments (order_id, submission_id, amount, currency, state, livemode, paid_at, fulfilled_at)
                select '%s', submission_id, 2950, 'gbp', 'PAID', false, now(), now() from jobs where id = %d""".formatted(order, job));
        String all = OPERATOR.get("/admin/payments").body();
        String due = all.substring(all.indexOf("Needs attention"), all.indexOf("All payments"));
        assertThat(due).contains(order, "http://due.example/", "£29.50", "The site did not answer.");
        assertThat(OPERATOR.get("/admin/payments?state=paid").body().split(order, -1))
                .hasSize(3);
        assertThat(OPERATOR.get("/admin/payments?state=open").body().split(order, -1))
                .as("among the due alone")
                .hasSize(2);
        assertThat(OPERATOR.get("/admin/payments?state=%00%27&before=-1").statusCode())
                .isEqualTo(200);
        assertThat(OPERATOR.get("/admin/payments/" + order).body()).contains("/admin/jobs/" + job, "£29.50");
    }

    @Test
    void forgetsWhatIsCountedOfAClient() {
        Operator clumsy = new Operator(PayingWaymark.SERVER.url());
        for (int i = 0; i < 5; i++) {
            clumsy.signIn("wrong");
        }
        assertThat(clumsy.signIn(Operator.PASSWORD).statusCode()).isEqualTo(429);
        String page = OPERATOR.get("/admin/throttle?client=" + clumsy.address()).body();
        assertThat(page)
                .contains(
                        "Edits",
                        "Files and pages checked",
                        "Free submissions",
                        "Orders",
                        "Publication checks",
                        "Sign-ins",
                        "Webhook events");
        assertThat(page).contains("5 of 5", "0 of 10").doesNotContain(clumsy.address() + "<");
        Matcher client =
                Pattern.compile("name=\"client\" value=\"([0-9a-f]{32})\"").matcher(page);
        assertThat(client.find()).isTrue();
        HttpResponse<String> lifted =
                OPERATOR.post("/admin/throttle/lifts", "client=" + client.group(1) + "&limit=sign-in");
        assertThat(OPERATOR.get(lifted.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Counter reset.", "0 of 5");
        assertThat(clumsy.signIn(Operator.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(noted("lift sign-in", "client " + client.group(1))).isEqualTo(1);
        assertThat(OPERATOR.post("/admin/throttle/lifts", "client=nobody&limit=sign-in")
                        .statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.get("/admin/throttle?client=%3Cscript%3E").body())
                .contains("Enter an IP address")
                .doesNotContain("<script>");
    }

    /** By POST alone: what is typed gets into no address. */
    @Test
    void findsTheJobByWhateverItsCustomerHasNamed() throws Exception {
        JsonNode opened =
                PayingWaymark.buy(visitor, PayingWaymark.SITE.address() + "/about/", "Named.Buyer@example.org");
        String token = opened.get("job_id").asText();
        JsonNode ended = visitor.awaitEnd("/api/jobs/" + token, PATIENCE);
        long job = latestJob();
        String session = opened.get("session_id").asText();
        JsonNode paid = PayingWaymark.STRIPE.objects().get(session);
        String intent = paid.get("payment_intent").asText();
        for (String reference : new String[] {
            token,
            "https://waymark.example.org/jobs/" + token + "?view=text",
            " http://localhost:8080"
                    + URI.create(ended.at("/links/shared").asText()).getPath() + "#file",
            "named.buyer@EXAMPLE.org",
            paid.at("/metadata/order_id").asText(),
            session,
            intent,
            PayingWaymark.STRIPE.objects().chargeOf(intent).get("id").asText(),
        }) {
            HttpResponse<String> answer = find(reference);
            assertThat(answer.statusCode()).as(reference).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).as(reference).hasValue("/admin/jobs/" + job);
        }
        long other = insert("http://named.example/", "FAILED", "No page could be read.");
        assertThat(find("http://named.example/x").headers().firstValue("Location"))
                .hasValue("/admin/jobs/" + other);
        long second = insert("http://named.example/", "FAILED", "No page could be read.");
        assertThat(find("named.example").body())
                .contains("/admin/jobs/" + other, "/admin/jobs/" + second)
                .doesNotContain("/admin/jobs/" + job);
    }

    @Test
    void findsAnOrderThatHasNoJob() {
        String order = UUID.randomUUID().toString();
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "insert into payments (order_id, amount, currency, livemode, state) values ('%s', 2900, 'gbp', false, 'OPEN')"
                        .formatted(order));
        assertThat(find(order).headers().firstValue("Location")).hasValue("/admin/payments/" + order);
    }

    @Test
    void saysWhenNothingIsFound() {
        for (String reference : new String[] {
            "AAAAAAAAAAAAAAAAAAAAAA",
            "sAAAAAAAAAAAAAAAAAAAAAA",
            "nobody@example.org",
            "3b241101-e2bb-4255-8caf-4136c566a962",
            "pi_3Nothing",
            "ch_3Nothing",
            "cs_test_Nothing",
            "no.such.example",
            "\0%'\";--<b>",
        }) {
            HttpResponse<String> answer = find(reference);
            assertThat(answer.statusCode()).as(reference).isEqualTo(200);
            assertThat(answer.body())
                    .as(reference)
                    .contains("Nothing was found.")
                    .doesNotContain("<b>");
        }
        assertThat(find(" ").body()).contains("What the customer has given you").doesNotContain("Nothing was found.");
    }

    @Test
    void findsNothingForWhoHasNotSignedIn() {
        HttpResponse<String> answer =
                new Operator(PayingWaymark.SERVER.url()).post("/admin/search", "reference=AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(answer.body()).doesNotContain("Nothing was found.");
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("AAAA");
    }

    private static HttpResponse<String> find(String reference) {
        return OPERATOR.post("/admin/search", "reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8));
    }

    @Test
    void drawsTheDaysFigures() {
        insert("http://figures.example/", "FAILED", "The moon was in the way.");
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "insert into model_calls (purpose, model, settled, tokens, cost) values ('notes', 'm', true, 1000, 12345670000)");
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                insert into payments (order_id, amount, currency, state, livemode, paid_at)
                values (gen_random_uuid(), 987654300, 'gbp', 'PAID', false, now())""");
        assertThat(OPERATOR.get("/admin/today").body())
                .contains("Jobs by state", "The moon was in the way.", "Time per stage")
                .containsPattern("\\$12,?345\\.\\d\\d")
                .containsPattern("£9,876,\\d\\d\\d")
                .containsPattern("<rect\\s+(?!class)(?=[^>]*width=\"100\")[^>]*height=\"8\"")
                .contains("height=\"60\"")
                .doesNotContain("style=");
    }

    @Test
    void drawsTheFiguresOfManyDaysWithoutWhatIsOwed() {
        long job = insert("http://weeks.example/", "FAILED", "The tide was out.");
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                update jobs set created_at = now() - interval '20 days', finished_at = now() - interval '20 days' where id = %d""".formatted(job));
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                insert into payments (order_id, submission_id, amount, currency, state, livemode, paid_at, fulfilled_at)
                select gen_random_uuid(), submission_id, 77700, 'gbp', 'PAID', false, now() - interval '20 days', now() from jobs where id = %d""".formatted(job));
        for (String days : new String[] {"30", "90"}) {
            assertThat(OPERATOR.get("/admin/today?days=" + days).body())
                    .contains("The tide was out.", "The last " + days + " days in UTC, today included.")
                    .containsPattern("nor is £[1-9][0-9.,]* that was paid with nothing delivered")
                    .containsPattern("aria-current=\"true\"\\s*>" + days + " days");
        }
        for (String days : new String[] {"7", "1", "31", "x", "-90", "%00"}) {
            assertThat(OPERATOR.get("/admin/today?days=" + days).body())
                    .as(days)
                    .contains("Jobs by state")
                    .doesNotContain("The tide was out.");
        }
    }

    @Test
    void sortsTheJobsByTheColumnsThatItKnows() {
        long first = insert("http://sorted.example/b", "FAILED", "No.");
        long second = insert("http://sorted.example/a", "CANCELLED", null);
        long third = insert("http://sorted.example/c", "FAILED", "No.");
        PayingWaymark.execute(PayingWaymark.SERVICES, "update jobs set pages_read = 9 where id = %d".formatted(first));
        String list = "/admin/jobs?host=sorted.example";
        assertThat(order(list)).containsExactly(third, second, first);
        assertThat(order(list + "&sort=submitted")).containsExactly(first, second, third);
        assertThat(order(list + "&sort=site")).containsExactly(second, first, third);
        assertThat(order(list + "&sort=-site")).containsExactly(third, first, second);
        assertThat(order(list + "&sort=-pages")).startsWith(first);
        assertThat(order(list + "&sort=state")).startsWith(second);
        for (String unknown : new String[] {"id", "job_id%3B--", "--site", "problem", "%00", "-submitted"}) {
            assertThat(order(list + "&sort=" + unknown)).as(unknown).containsExactly(third, second, first);
        }
        assertThat(OPERATOR.get(list + "&sort=-site").body())
                .containsPattern("<th scope=\"col\" aria-sort=\"descending\"><a\\s+id=\"sort-site\"")
                .contains("sort=site\"");
    }

    @Test
    void pagesThroughASortedList() {
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                with s as (insert into submissions (token_hash, url, tier, template, sector, goal, client, accepted_at)
                           select sha256(cast('sorted' || i as bytea)), 'http://long.example/' || i, 'FREE', 'auto', '', '', 'c', now()
                           from generate_series(1, 130) i returning id)
                insert into jobs (submission_id, host, state, finished_at) select id, 'long.example', 'CANCELLED', now() from s""");
        String first = OPERATOR.get("/admin/jobs?host=long.example&sort=site").body();
        Matcher more = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(first);
        assertThat(more.find()).isTrue();
        String next = more.group(1).replace("&amp;", "&");
        assertThat(order("/admin/jobs?host=long.example&sort=site"))
                .hasSize(100)
                .doesNotContainAnyElementsOf(order(next));
        assertThat(order(next)).hasSize(30);
    }

    private static List<Long> order(String path) {
        return Pattern.compile("id=\"job-([0-9]+)\"")
                .matcher(OPERATOR.get(path).body())
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    @Test
    void savesTheListAsATableWithoutFormulas() {
        long job = insert("http://table.example/", "FAILED", "=HYPERLINK(\"http://evil.example/\")");
        insert("http://other.example/", "FAILED", "No.");
        HttpResponse<String> table = OPERATOR.get("/admin/jobs.csv?host=table.example&state=failed");
        assertThat(table.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(table.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"jobs.csv\"");
        assertThat(table.body().lines())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "job,url,tier,state,stage,pages_read,pages_known,problem,client,payment,model_cost_usd,created,"
                                + "started,finished");
        assertThat(table.body())
                .contains("\r\n" + job + ",\"http://table.example/\",\"free\",\"failed\",")
                .contains(",\"'=HYPERLINK(\"\"http://evil.example/\"\")\",");
        assertThat(new Operator(PayingWaymark.SERVER.url())
                        .get("/admin/jobs.csv?host=table.example")
                        .body())
                .doesNotContain("table.example");
    }

    @Test
    void retriesAndRefundsManyAfterAskingAndSaysWhatCameOfEach() throws Exception {
        JsonNode opened = PayingWaymark.buy(visitor, PayingWaymark.REFUSING.address() + "/many/");
        visitor.awaitEnd("/api/jobs/" + opened.get("job_id").asText(), PATIENCE);
        long paid = latestJob();
        Operator.awaitPutDown(PayingWaymark.SERVICES, paid);
        long free = insert("http://many-free.example/", "CANCELLED", null);
        String jobs = "job=" + paid + "&job=" + free + "&job=" + paid + "&job=999999999999";

        int before = PayingWaymark.STRIPE.made("refunds");
        assertThat(OPERATOR.get("/admin/bulk?action=refund&" + jobs).body())
                .contains("Refund 2 jobs?", "/many/", "£29", "http://many-free.example/", ">Refund 2 jobs</button>");
        assertThat(PayingWaymark.STRIPE.made("refunds")).isEqualTo(before);
        assertThat(results("action=refund&" + jobs))
                .containsSubsequence("Job " + paid, "£29 refunded.", "Job " + free, "There is no such payment.");
        assertThat(PayingWaymark.STRIPE.made("refunds")).isEqualTo(before + 1);
        assertThat(noted("refund", "job " + paid)).isEqualTo(1);

        assertThat(results("action=retry&" + jobs))
                .containsSubsequence(
                        "Job " + paid, "The payment was refunded", "Job " + free, "You can retry a job only once");
        assertThat(noted("retry", "job " + free)).isEqualTo(1);
        assertThat(OPERATOR.get("/admin/bulk?action=retry").body()).contains("No job is chosen.");
        assertThat(OPERATOR.get("/admin/bulk?action=erase&" + jobs).statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.post("/admin/bulk", "action=erase&" + jobs).statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.post("/admin/bulk", "action=retry").headers().firstValue("Location"))
                .hasValue("/admin/jobs");
        assertThat(new Operator(PayingWaymark.SERVER.url())
                        .post("/admin/bulk", "action=retry&" + jobs)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("done=");
    }

    private static String results(String form) {
        HttpResponse<String> answer = OPERATOR.post("/admin/bulk", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        return OPERATOR.get(answer.headers().firstValue("Location").orElseThrow())
                .body();
    }

    @Test
    void saysOnEachPageHowManyPaymentsNeedAttention() {
        long job = insert("http://attention.example/", "FAILED", "The site did not answer.");
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                insert into payments (order_id, submission_id, amount, currency, state, livemode, paid_at, fulfilled_at)
                select gen_random_uuid(), submission_id, 2950, 'gbp', 'PAID', false, now(), now() from jobs where id = %d""".formatted(job));
        for (String path : new String[] {
            "/admin/jobs",
            "/admin/jobs/" + job,
            "/admin/payments",
            "/admin/mails",
            "/admin/search",
            "/admin/throttle",
            "/admin/today"
        }) {
            assertThat(OPERATOR.get(path).body()).as(path).containsPattern("Needs attention \\([1-9][0-9]*\\)");
        }
    }

    @Test
    void knowsNoJobAndNoOrderThatIsNotThere() {
        assertThat(OPERATOR.get("/admin/jobs/999999999999").statusCode()).isEqualTo(404);
        assertThat(OPERATOR.post("/admin/jobs/999999999999/retries", "").statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.get("/admin/jobs/999999999999999999999").statusCode())
                .isEqualTo(404);
        assertThat(OPERATOR.get("/admin/payments/3b241101-e2bb-4255-8caf-4136c566a962/refund")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void findsPeopleAndEndsTheirSessionsAndShowsNothingToSignInBy() throws Exception {
        Person person = new Person(PayingWaymark.SERVER.url()).signIn("people@admin.example", PayingWaymark.MAIL);
        Person elsewhere = new Person(PayingWaymark.SERVER.url()).signIn("people@admin.example", PayingWaymark.MAIL);
        assertThat(OPERATOR.get("/admin/people").body()).contains("people@admin.example");
        String found =
                OPERATOR.post("/admin/people", "email=People%40admin.example").body();
        assertThat(found).contains("people@admin.example", "/admin/people/");
        assertThat(OPERATOR.post("/admin/people", "email=nobody%40admin.example")
                        .body())
                .contains("Nobody has signed in with this address.");
        long id = PayingWaymark.count(
                PayingWaymark.SERVICES, "select id from accounts where email = 'people@admin.example'");
        String page = OPERATOR.get("/admin/people/" + id).body();
        assertThat(page).contains("people@admin.example", "2 of 5", "End all sessions");
        assertThat(OPERATOR.act("/admin/people/" + id + "/sessions/ending").body())
                .contains("2 sessions ended.")
                .doesNotContain("End all sessions");
        assertThat(person.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(noted("end-sessions", "account " + id)).isEqualTo(1);
        assertThat(found + page)
                .doesNotContain(
                        person.cookie("__Host-account"), person.cookie("__Host-asked"), "sign-in/link", "_hash");
        assertThat(OPERATOR.get("/admin/throttle?client=127.0.0.1").body()).contains("Sign-in links");
        assertThat(OPERATOR.get("/admin/people/999999999").statusCode()).isEqualTo(404);
        assertThat(OPERATOR.post("/admin/people/999999999/sessions/ending", "").statusCode())
                .isEqualTo(404);
    }

    private String submitted() {
        return Api.json(visitor.submit("http://anew.invalid.example/"))
                .get("links")
                .get("self")
                .asText();
    }

    private static long latestJob() {
        return PayingWaymark.count(PayingWaymark.SERVICES, "select max(id) from jobs");
    }

    private static long noted(String action, String target) {
        return PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select count(*) from admin_actions where action = '%s' and target = '%s'".formatted(action, target));
    }

    /** A job as if somebody had asked for it; nobody runs it. */
    private static long insert(String url, String state, String problem) {
        boolean ended = !state.equals("WAITING");
        String token = url + System.nanoTime();
        PayingWaymark.execute(PayingWaymark.SERVICES, """
                with s as (insert into submissions (token_hash, url, tier, template, sector, goal, client, accepted_at)
                           values (sha256(cast('%s' as bytea)), '%s', 'FREE', 'auto', '', '', '0123456789abcdef', now())
                           returning id)
                insert into jobs (submission_id, host, state, problem, finished_at)
                select id, 'host ' || id, '%s', %s, %s from s""".formatted(
                        Integer.toHexString(token.hashCode()),
                        url,
                        state,
                        problem == null ? "null" : "'" + problem + "'",
                        ended ? "now()" : "null"));
        return latestJob();
    }
}
