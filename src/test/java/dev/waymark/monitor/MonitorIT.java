package dev.waymark.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Mailbox;
import dev.waymark.harness.Operator;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.payment.subscription.SubscriptionFixture;
import dev.waymark.stub.StripeStandIn;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sites that are checked for changes, on a server on which a day lasts one second. */
@OwnServers(lane = 3)
class MonitorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CHANGE = Pattern.compile("monitoring/changes/(\\d+)/acceptance");
    private static final Pattern KEY = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final int DAY_SECONDS = 1;

    private static final List<ChangingSite> SITES = new ArrayList<>();
    private static int used;
    private static Services services;
    private static Server server;

    private final ChangingSite site = SITES.get(used++);
    private final String email = "watcher" + used + "@watch.example";
    private final Person owner = new Person(server.url());

    @BeforeAll
    static void start() throws IOException {
        IntStream.range(0, 17).forEach(i -> SITES.add(new ChangingSite()));
        services = Services.start(null);
        server = PayingWaymark.start(
                services,
                StripeStandIn.start(Services.freePort()),
                Map.of(
                        "MONITORING_FOR_ALL",
                        "true",
                        "MONITOR_DAY_SECONDS",
                        String.valueOf(DAY_SECONDS),
                        "MONITOR_DAYS",
                        "2",
                        "MONITORS_PER_ACCOUNT",
                        "2",
                        "CRAWL_EXEMPT_ADDRESSES",
                        SITES.stream().map(ChangingSite::exemptPair).collect(Collectors.joining(","))));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        services.close();
        SITES.forEach(ChangingSite::close);
    }

    private String kept() throws Exception {
        Api visitor = new Api(server.url());
        String job = Api.json(visitor.submit(site.address())).get("id").asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + job, PATIENCE).path("status").asText())
                .isEqualTo("finished");
        owner.signIn(email, PayingWaymark.MAIL);
        assertThat(owner.post("/jobs/" + job + "/keeping", "").statusCode()).isEqualTo(303);
        return job;
    }

    /** A kept site that has been read once. */
    private String monitored() throws Exception {
        String job = kept();
        HttpResponse<String> started = owner.post("/my-sites/" + job + "/monitoring", "");
        assertThat(started.headers().firstValue("Location"))
                .as(started.statusCode() + " " + started.body())
                .hasValue("/my-sites/" + job + "/monitoring?done=started");
        await(() -> checks(1));
        return job;
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

    private boolean checks(int least) {
        return countChecks() >= least;
    }

    private long countChecks() {
        return PayingWaymark.count(
                services,
                "select count(*) from checks join watches on watches.id = watch_id where url = '" + site.address()
                        + "'");
    }

    private String page(String job) {
        HttpResponse<String> page = owner.get("/my-sites/" + job + "/monitoring");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private String file(String job) {
        return owner.get("/api/jobs/" + job + "/llms.txt").body();
    }

    /** The number of the proposal about something. */
    private String proposal(String job, String about) {
        String page = page(job);
        int at = page.indexOf("Accept: " + about);
        assertThat(at).as(about + " in " + page).isPositive();
        int form = page.lastIndexOf("<form", at);
        return CHANGE.matcher(page.substring(form, at))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private String decide(String job, String about, String how) {
        return owner.post("/my-sites/" + job + "/monitoring/changes/" + proposal(job, about) + "/" + how, "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void sellsNoSubscriptionsWhereMonitoringIsForAll() throws Exception {
        assertThat(SubscriptionFixture.pricing(server.url()))
                .contains("£29")
                .doesNotContain("Monitoring", "£9 a month");
        HttpResponse<String> answer = owner.post("/my-sites/" + kept() + "/subscription", "every=month");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This server sells no subscriptions.");
    }

    @Test
    void proposesWhatHasChangedAndChangesTheFileAsItsOwnerDecides() throws Exception {
        String job = monitored();
        await(() -> page(job).contains("Next check:")); // and not "now", as it is each second
        assertThat(page(job)).contains("There are no changes to decide.", "First reading");
        assertThat(file(job)).contains("/services/food)", "01632 960 001").doesNotContain("Winter shelter");
        site.without("/services/food")
                .page(
                        "/services/shelter",
                        "Winter shelter",
                        "Beds for people who sleep outside in Westhaven, from November to March.")
                .phone("01632 960 002");
        Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "changes on");
        assertThat(mail.text()).contains("Page is gone: Food bank", "New page: Winter shelter");
        String page = page(job);
        assertThat(page)
                .contains("Page is gone", "Food bank", "New page", "Winter shelter", "01632 960 002", "Important");
        assertThat(file(job)).contains("/services/food)").doesNotContain("Winter shelter");

        assertThat(decide(job, "Winter shelter", "acceptance")).endsWith("?done=accepted");
        assertThat(file(job)).contains("- [Winter shelter](" + site.url("/services/shelter") + "): Beds for people");
        assertThat(decide(job, "Food bank", "rejection")).endsWith("?done=rejected");
        assertThat(file(job)).contains("/services/food)");
        long before = countChecks();
        await(() -> countChecks() >= before + 2);
        assertThat(page(job)).doesNotContain("Accept: Food bank", "Accept: Winter shelter");
        assertThat(owner.get("/jobs/" + job + "/versions").body()).contains("A change that you accepted after a check");
        assertThat(PayingWaymark.MAIL.to(email).stream()
                        .filter(one -> one.subject().contains("change")))
                .hasSize(1);
    }

    @Test
    void tellsNothingOfCountersDatesAndAdvertisements() throws Exception {
        String job = monitored();
        await(() -> checks(5));
        assertThat(page(job)).contains("There are no changes to decide.");
        assertThat(PayingWaymark.MAIL.to(email)).hasSize(1);
    }

    @Test
    void neverChangesWhatItsOwnerWrote() throws Exception {
        String job = kept();
        List<String> lines = file(job).lines().toList();
        int line = IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).startsWith("- [Food bank]("))
                        .findFirst()
                        .orElseThrow()
                + 1;
        assertThat(owner.post(
                                "/jobs/" + job + "/versions/lines/" + line + "/change",
                                "base=1&name=Food+bank&notes=My+own+words+for+it.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(file(job)).contains("My own words");
        owner.post("/my-sites/" + job + "/monitoring", "");
        owner.post("/my-sites/" + job + "/monitoring/settings", "notices=all&accepts=yes");
        await(() -> checks(1));
        site.page(
                        "/donate",
                        "Donate",
                        "Give by card, standing order or in your will; every pound buys a hot meal for a family in the town.")
                .without("/news")
                .without("/services/food");
        await(() -> !file(job).contains("/news)"));
        assertThat(file(job)).contains("My own words", "Give by card");
        assertThat(page(job)).contains("You wrote this line yourself.", "Accept: Food bank");
        assertThat(new Api(server.url()).get("/api/jobs/" + job + "/versions").body())
                .contains("\"made_by\":\"check\"");
    }

    /** The secret cannot be read, so that nothing is sent anywhere. */
    @Test
    void tellsTheEndpointsOfItsAccountThatTheSiteHasChanged() throws Exception {
        monitored();
        PayingWaymark.execute(services, """
                insert into webhook_endpoints (account_id, url, events, state, secret)
                select id, 'https://192.0.2.1/' || email, 'site.changed', 'ACTIVE', repeat('00', 40) from accounts where email = '%s'""".formatted(email));
        site.without("/news");
        await(() -> PayingWaymark.count(services, """
                        select count(*) from webhook_deliveries
                        join webhook_messages on webhook_messages.id = message_id
                        join webhook_endpoints on webhook_endpoints.id = endpoint_id
                        where type = 'site.changed' and problem = 'sealed' and webhook_deliveries.state = 'FAILED'
                          and url like '%%%s'""".formatted(email)) == 1);
    }

    @Test
    void stopsAfterThreeFailuresAndSaysSoAndGoesOnWhenAsked() throws Exception {
        String job = monitored();
        site.down(true);
        Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "We stopped checking");
        assertThat(mail.text()).contains(site.address(), "/my-sites/" + job + "/monitoring");
        assertThat(page(job)).contains("could not read this website three times", "Could not be read", "Check again");
        long before = countChecks();
        Thread.sleep(DAY_SECONDS * 2_000);
        assertThat(countChecks()).isEqualTo(before);
        site.down(false);
        owner.post("/my-sites/" + job + "/monitoring", "");
        await(() -> countChecks() > before);
        assertThat(page(job)).contains("No change").doesNotContain("three times");
    }

    @Test
    void stopsMailsByTheLinkInOneWithoutASignIn() throws Exception {
        String job = monitored();
        site.without("/news");
        Mailbox.Mail mail = PayingWaymark.MAIL.await(email, "1 change on");
        String link = mail.unsubscribe().orElseThrow();
        Api program = new Api(server.url());
        String path = link.substring(
                server.url().toString().length() - (server.url().getPath().equals("/") ? 1 : 0));
        assertThat(program.get(path).body()).contains("Stop these mails");
        HttpResponse<String> answer = program.post(
                path,
                "List-Unsubscribe=One-Click",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://mail.example",
                "Sec-Fetch-Site",
                "cross-site");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(program.get(path.substring(0, path.length() - 1) + "x").statusCode())
                .isEqualTo(404);
        site.without("/donate");
        await(() -> page(job).contains("Accept: Donate"));
        assertThat(PayingWaymark.MAIL.to(email)).hasSize(2);
    }

    /** Else the next check would take the accepted line for one that its owner wrote. */
    @Test
    void keepsWhatIsAcceptedWhileTheSiteIsRead() throws Exception {
        String job = monitored();
        site.page(
                "/shelter",
                "Winter shelter",
                "Beds for people who sleep outside in Westhaven, from November to March.");
        await(() -> page(job).contains("Accept: Winter shelter"));
        site.delay(400);
        long before = countChecks();
        await(() -> page(job).contains("A check is under way.") && site.isRead());
        assertThat(decide(job, "Winter shelter", "acceptance")).endsWith("?done=accepted");
        assertThat(countChecks()).as("the check goes on").isEqualTo(before);
        await(() -> countChecks() > before);
        assertThat(PayingWaymark.count(
                        services, "select count(*) from monitors where written like '%" + site.url("/shelter") + "%'"))
                .isEqualTo(1);
    }

    @Test
    void tellsNothingOfASiteWhoseChecksWerePausedWhileItWasRead() throws Exception {
        String job = monitored();
        site.without("/news");
        await(() -> page(job).contains("Something has changed."));
        site.delay(400);
        long before = countChecks();
        await(() -> page(job).contains("A check is under way.") && site.isRead());
        owner.post("/my-sites/" + job + "/monitoring/pause", "");
        assertThat(countChecks()).as("the check goes on").isEqualTo(before);
        await(() -> countChecks() > before);
        assertThat(page(job)).contains("You paused the checks", "There are no changes to decide.");
        assertThat(owner.post("/my-sites/" + job + "/monitoring/check", "")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/my-sites/" + job + "/monitoring");
    }

    @Test
    void readsASiteNoMoreOftenWhenItsChecksAreEndedAndBegunAgain() throws Exception {
        String job = monitored();
        for (int i = 0; i < 3; i++) {
            owner.post("/my-sites/" + job + "/monitoring/end", "");
            assertThat(started(job)).endsWith("?done=started");
        }
        assertThat(PayingWaymark.count(services, """
                        select count(*) from watches where url = '%s' and due_at
                            >= (select max(started_at) + interval '%d milliseconds' from checks where watch_id = watches.id)
                        """.formatted(site.address(), DAY_SECONDS * 950)))
                .isEqualTo(1);
    }

    @Test
    void readsASiteOnceForAllAccounts() throws Exception {
        String job = monitored();
        Person other = new Person(server.url()).signIn("other" + email, PayingWaymark.MAIL);
        Api visitor = new Api(server.url());
        String second = Api.json(visitor.submit(site.address())).get("id").asText();
        visitor.awaitEnd("/api/jobs/" + second, PATIENCE);
        other.post("/jobs/" + second + "/keeping", "");
        other.post("/my-sites/" + second + "/monitoring", "");
        assertThat(PayingWaymark.count(services, "select count(*) from watches where url = '" + site.address() + "'"))
                .isEqualTo(1);
        site.without("/news");
        await(() -> page(job).contains("Accept: News"));
        await(() -> other.get("/my-sites/" + second + "/monitoring").body().contains("Accept: News"));
        assertThat(other.get("/my-sites/" + job + "/monitoring").statusCode()).isEqualTo(404);
        assertThat(other.post("/my-sites/" + job + "/monitoring/pause", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void checksNoMoreSitesOfAnAccountThanAreAllowed() throws Exception {
        String first = monitored();
        String second = kept();
        assertThat(started(second)).endsWith("?done=started");
        String third = kept();
        assertThat(started(third)).endsWith("?done=many");
        assertThat(owner.get("/my-sites/" + third + "/monitoring?done=many").body())
                .contains("You can have 2 websites checked. End the checks of another one first.");
        owner.post("/my-sites/" + first + "/monitoring/end", "");
        assertThat(page(first)).contains("Check this website for changes");
        assertThat(started(third)).endsWith("?done=started");
        owner.post("/my-sites/" + third + "/monitoring/pause", "");
        assertThat(page(third)).contains("You paused the checks", "Check again");
    }

    @Test
    void isReachedByProgramsWithAKeyForIt() throws Exception {
        String job = kept();
        String path = "/api/sites/" + job + "/monitoring";
        Api program = new Api(server.url());
        String key = "Bearer " + key("read", "monitor");
        assertThat(Api.json(program.get(path, "Authorization", key))
                        .get("state")
                        .asText())
                .isEqualTo("none");
        assertThat(program.post(path, "", "Authorization", "Bearer " + key("read", "edit"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(program.get(path).statusCode()).isEqualTo(404);
        JsonNode started = Api.json(program.post(path, "", "Authorization", key));
        assertThat(started.get("state").asText()).isEqualTo("active");
        await(() -> checks(1));
        site.without("/news");
        await(() -> !Api.json(program.get(path, "Authorization", key))
                .get("changes")
                .isEmpty());
        JsonNode change =
                Api.json(program.get(path, "Authorization", key)).get("changes").get(0);
        assertThat(change.get("kind").asText()).isEqualTo("page_gone");
        assertThat(change.get("about").asText()).isEqualTo("News");
        String decision = path + "/changes/" + change.get("id").asLong() + "/acceptance";
        assertThat(Api.json(program.post(decision, "", "Authorization", key)).get("changes"))
                .isEmpty();
        assertThat(program.post(decision, "", "Authorization", key).statusCode())
                .isEqualTo(404);
        assertThat(program.get("/api/jobs/" + job + "/llms.txt").body()).doesNotContain("[News]");
        assertThat(Api.json(program.post(path + "/pause", "", "Authorization", key))
                        .get("state")
                        .asText())
                .isEqualTo("paused");
    }

    private String key(String... scopes) {
        Matcher key = KEY.matcher(
                owner.post("/my-sites/keys", "name=Nightly&expiry=30&scope=" + String.join("&scope=", scopes))
                        .body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    @Test
    void checksNoHostThatTheOperatorHasBlocked() throws Exception {
        String job = monitored();
        Operator operator = operator();
        assertThat(done(operator, "/admin/monitoring/blocks", "host=" + site.address() + "&reason=Objection"))
                .contains(site.exemptPair() + " is blocked. 1 site is not checked any more.");
        assertThat(page(job)).contains("The owner of this website does not want it to be checked");
        assertThat(started(job)).endsWith("?done=blocked");
        operator.post("/admin/monitoring/blocks/removal", "host=" + site.address());
        assertThat(started(job)).endsWith("?done=started");
    }

    @Test
    void takesObjectionsOfOwnersOfWebsitesToTheOperator() throws Exception {
        Person owner = new Person(server.url());
        assertThat(owner.get("/bot").body()).contains("/bot/objection");
        assertThat(owner.post("/bot/objection", "address=&contact=nobody&text=").body())
                .contains("Enter the address", "Enter an email address");
        assertThat(owner.post(
                                "/bot/objection",
                                "address=www.object.example&contact=ann%40object.example&text=Not+%3Cours%3E")
                        .body())
                .contains("Thank you.");
        Operator operator = operator();
        String page = operator.get("/admin/monitoring").body();
        assertThat(page).contains("www.object.example", "ann@object.example", "Not &lt;ours&gt;");
        long number = PayingWaymark.count(services, "select max(id) from complaints");
        assertThat(done(operator, "/admin/monitoring/objections/" + number + "/decision", ""))
                .contains("is marked as answered")
                .contains("No objection waits");
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

    private String started(String job) {
        return owner.post("/my-sites/" + job + "/monitoring", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
