package dev.waymark.payment.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import dev.waymark.stub.StripeEvents;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;

/** Somebody who keeps a site in an account, for tests that are about its subscription. */
public final class SubscriptionFixture {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STATE = "state || ' ' || (covered and coalesce(covered_until > now(), true))";

    public final Person owner;
    private final URI server;
    final String email = "subscriber" + PEOPLE.incrementAndGet() + "@monitor.example";
    public final String job;

    /** Has a site read, and keeps it. */
    public SubscriptionFixture() throws Exception {
        this(PayingWaymark.SERVER.url());
    }

    /** At another server with the same database. */
    public SubscriptionFixture(URI server) throws Exception {
        this.server = server;
        owner = new Person(server).signIn(email, PayingWaymark.MAIL);
        job = keep();
    }

    /** One more site of the same account. */
    String keep() throws Exception {
        Api visitor = new Api(server);
        String read =
                Api.json(visitor.submit(PayingWaymark.SITE.address())).get("id").asText();
        assertThat(visitor.awaitEnd("/api/jobs/" + read, PATIENCE)
                        .path("status")
                        .asText())
                .isEqualTo("finished");
        assertThat(location(owner.post("/jobs/" + read + "/keeping", ""))).isEqualTo("/my-sites");
        return read;
    }

    String session() {
        return session("month");
    }

    /** Begins a subscription; the session of its checkout. */
    public String session(String every) {
        HttpResponse<String> answer = subscribe(every);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String page = location(answer);
        assertThat(page).startsWith(PayingWaymark.STRIPE.address() + "/c/pay/");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    public HttpResponse<String> subscribe(String every) {
        return owner.post("/my-sites/" + job + "/subscription", "every=" + every);
    }

    /** Subscribes and pays; Stripe's id. */
    public String subscribed() throws Exception {
        return subscribed("month");
    }

    String subscribed(String every) throws Exception {
        String session = session(every);
        deliver(PayingWaymark.STRIPE.pay(session, email));
        assertThat(state()).isEqualTo("ACTIVE true");
        return id(session);
    }

    static String id(String session) {
        return PayingWaymark.STRIPE.objects().get(session).get("subscription").asText();
    }

    ObjectNode atStripe(String id) {
        return PayingWaymark.STRIPE.objects().get(id);
    }

    static void deliver(List<? extends JsonNode> events) throws Exception {
        for (JsonNode event : events) {
            assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                    .isEqualTo(200);
        }
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** What the page of prices of a server says. */
    public static String pricing(URI server) {
        return Jsoup.parse(
                        new Api(server).get("/pricing", "Accept", "text/html").body())
                .select("main")
                .text();
    }

    /** States of the subscriptions of the site, each with whether it covers now. */
    String state() {
        return text("string_agg(" + STATE + ", ', ' order by id)");
    }

    String text(String expression) {
        return PayingWaymark.SERVICES.text("select " + expression + " from subscriptions where " + ofSite());
    }

    void change(String assignments) {
        PayingWaymark.execute(PayingWaymark.SERVICES, "update subscriptions set " + assignments + " where " + ofSite());
    }

    /** Changes its only subscription; the state right after that, whatever other servers make of it. */
    String changed(String assignments) {
        return PayingWaymark.SERVICES.text(
                "update subscriptions set " + assignments + " where " + ofSite() + " returning " + STATE);
    }

    private String ofSite() {
        return "submission_id = (select id from submissions where token_hash = sha256(cast('" + job + "' as bytea)))";
    }

    static void await(Callable<Boolean> condition, String what) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.call()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(100);
        }
    }
}
