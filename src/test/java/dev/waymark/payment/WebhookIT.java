package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnPayingWaymark
class WebhookIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final String ROWS = """
            select (select count(*) from payment_events) * 1000000 + (select count(*) from jobs) * 1000
                   + (select count(*) from payments where state <> 'OPEN')""";

    private final Api api = new Api(PayingWaymark.SERVER.url());

    /** 20 sessions here; SESSIONS=200, on a machine that does nothing else, for the whole of it. */
    @Test
    void fulfilsEachPaymentOnceHoweverOftenInWhateverOrderAndAtOnceItIsTold() throws Exception {
        int sessions = Integer.parseInt(System.getenv().getOrDefault("SESSIONS", "20"));
        List<String> all = new ArrayList<>();
        List<JsonNode> deliveries = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
            all.add(session);
            List<JsonNode> news = new ArrayList<>(STRIPE.pay(session, "payer@example.org"));
            Collections.reverse(news);
            for (int copy = 0; copy < 5; copy++) {
                deliveries.addAll(news);
            }
        }
        List<Long> millis = deliver(deliveries);
        Collections.shuffle(deliveries, new Random(7));
        millis.addAll(deliver(deliveries));
        assertThat(all).allSatisfy(session -> assertThat(PaymentFixture.fulfilled(session))
                .isEqualTo("1 fulfilled, 1 job"));
        Collections.sort(millis);
        long slowest = millis.get((int) (millis.size() * 0.99));
        System.out.printf(
                "%d sessions, %d deliveries: p50 %d ms, p99 %d ms%n",
                sessions, millis.size(), millis.get(millis.size() / 2), slowest);
        assertThat(slowest).isLessThan(System.getenv("SESSIONS") == null ? 5000 : 1000);
    }

    private static List<Long> deliver(List<JsonNode> events) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(15);
        try {
            List<Callable<Long>> calls = new ArrayList<>();
            for (JsonNode event : events) {
                calls.add(() -> {
                    long start = System.nanoTime();
                    assertThat(deliver(event).statusCode()).isEqualTo(200);
                    return (System.nanoTime() - start) / 1_000_000;
                });
            }
            List<Long> millis = new ArrayList<>();
            for (Future<Long> call : threads.invokeAll(calls)) {
                millis.add(call.get());
            }
            return millis;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void knowsWhoPaid() throws Exception {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        for (JsonNode event : STRIPE.pay(session, "Payer.One@Example.org")) {
            deliver(event);
        }
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payments p join submissions s on s.id = p.submission_id join users u on u.id = s.user_id"
                                + " where u.email = 'payer.one@example.org' and p.session_id = '" + session + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "payment_status, unpaid",
        "payment_status, no_payment_required",
        "amount_total,   2899",
        "amount_total,   1",
        "currency,       usd",
        "currency,       jpy",
        "id,             cs_test_somebody_elses",
        "livemode,       true",
    })
    void fulfilsNothingWhenWhatIsPaidIsNotWhatWasOrdered(String field, String value) throws Exception {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        ObjectNode event = (ObjectNode) completed(STRIPE.pay(session, "payer@example.org"));
        ObjectNode about = (ObjectNode) event.get("data").get("object");
        if (value.matches("\\d+")) {
            about.put(field, Integer.parseInt(value));
        } else if (field.equals("livemode")) {
            about.put(field, true);
            event.put(field, true);
        } else {
            about.put(field, value);
        }
        assertThat(deliver(event).statusCode()).isEqualTo(200);
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("0 fulfilled, 0 job");
        assertThat(PaymentFixture.state(session)).isEqualTo("not paid");
    }

    @Test
    void fulfilsNothingForASessionThatWeDidNotMake() throws Exception {
        long before = PayingWaymark.count(PayingWaymark.SERVICES, "select count(*) from jobs");
        ObjectNode event = (ObjectNode) completed(
                STRIPE.pay(PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE)), "a@b.org"));
        ObjectNode about = (ObjectNode) event.get("data").get("object");
        ((ObjectNode) about.get("metadata")).put("order_id", "3b241101-e2bb-4255-8caf-4136c566a962");
        assertThat(deliver(event).statusCode()).isEqualTo(200);
        about.remove("metadata");
        event.put("id", "evt_without_metadata_" + System.nanoTime());
        assertThat(deliver(event).statusCode()).isEqualTo(200);
        assertThat(PayingWaymark.count(PayingWaymark.SERVICES, "select count(*) from jobs"))
                .isEqualTo(before);
    }

    @Test
    void fulfilsOnlyOnceTheMoneyIsThereWhenItComesLater() throws Exception {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        ObjectNode paid = STRIPE.objects().get(session).deepCopy();
        ObjectNode pending = STRIPE.objects().get(session).deepCopy().put("status", "complete");
        deliver(StripeEvents.event("checkout.session.completed", pending));
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("0 fulfilled, 0 job");
        deliver(StripeEvents.event(
                "checkout.session.async_payment_succeeded",
                paid.put("status", "complete").put("payment_status", "paid")));
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("1 fulfilled, 1 job");
        deliver(StripeEvents.event("checkout.session.async_payment_failed", pending));
        deliver(StripeEvents.event("checkout.session.expired", pending));
        assertThat(PaymentFixture.state(session)).isEqualTo("paid");
    }

    @Test
    void opensNoJobForMoneyThatWasGivenBackBeforeTheNewsOfItsComing() throws Exception {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        List<JsonNode> news = STRIPE.pay(session, "payer@example.org");
        ObjectNode charge = STRIPE.objects()
                .chargeOf(STRIPE.objects().get(session).get("payment_intent").asText())
                .deepCopy()
                .put("refunded", true);
        deliver(StripeEvents.event("charge.refunded", charge));
        for (JsonNode event : news) {
            deliver(event);
        }
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("0 fulfilled, 0 job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.subscription.created", "v2.core.event", "checkout.session.completed"})
    void keepsEventsOfKindsAndVersionsThatItDoesNotKnow(String type) throws Exception {
        ObjectNode event = StripeEvents.event(
                type, STRIPE.objects().get(PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE))));
        event.put("api_version", "2031-01-01.future");
        assertThat(deliver(event).statusCode()).isEqualTo(200);
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payment_events where id = '"
                                + event.get("id").asText() + "'"))
                .isEqualTo(1);
    }

    /** A delivery that must not be believed. */
    private record Forgery(String name, String body, String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesWhatItCannotBelieveAndChangesNothing(Forgery forgery) throws Exception {
        long before = PayingWaymark.count(PayingWaymark.SERVICES, ROWS);
        HttpResponse<String> answer = StripeEvents.post(forgery.body(), forgery.signature(), PayingWaymark.webhook());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(PayingWaymark.count(PayingWaymark.SERVICES, ROWS)).isEqualTo(before);
    }

    static Stream<Forgery> forgeries() {
        String session = PaymentFixture.session(
                PaymentFixture.order(new Api(PayingWaymark.SERVER.url()), PaymentFixture.NOWHERE));
        String body = completed(STRIPE.pay(session, "payer@example.org")).toString();
        Instant now = Instant.now();
        String good = StripeEvents.signature(body, StripeStandIn.WEBHOOK_SECRET, now);
        String mac = StripeEvents.hmac(StripeStandIn.WEBHOOK_SECRET, now.getEpochSecond() + "." + body);
        String time = "t=" + now.getEpochSecond();
        return Stream.of(
                new Forgery("no signature", body, null),
                new Forgery("an empty one", body, ""),
                new Forgery("nonsense", body, "nonsense"),
                new Forgery("no time", body, "v1=" + mac),
                new Forgery("no value", body, time),
                new Forgery("an empty value", body, time + ",v1="),
                new Forgery("the old scheme", body, time + ",v0=" + mac),
                new Forgery("a scheme to come", body, time + ",v2=" + mac),
                new Forgery("in capitals", body, time + ",V1=" + mac),
                new Forgery("value in capitals", body, time + ",v1=" + mac.toUpperCase(java.util.Locale.ROOT)),
                new Forgery("cut short", body, time + ",v1=" + mac.substring(0, 63)),
                new Forgery("too long", body, time + ",v1=" + mac + "0"),
                new Forgery("all zeros", body, time + ",v1=" + "0".repeat(64)),
                new Forgery("another secret", body, StripeEvents.signature(body, "whsec_other", now)),
                new Forgery("an empty secret", body, StripeEvents.signature(body, "0", now)),
                new Forgery("six minutes old", body, aged(body, -360)),
                new Forgery("a year old", body, aged(body, -31_536_000)),
                new Forgery("six minutes ahead", body, aged(body, 360)),
                new Forgery("the time changed", body, good.replace(time, "t=" + (now.getEpochSecond() + 1))),
                new Forgery("two times", body, "t=1," + good),
                new Forgery("a time that is none", body, good.replace(time, "t=now")),
                new Forgery("a time beyond all numbers", body, good.replace(time, "t=" + "9".repeat(40))),
                new Forgery("the sum changed", body.replace("2900", "2901"), good),
                new Forgery("a blank added", body + " ", good),
                new Forgery("an empty body", "", good),
                new Forgery("signed, but empty", "", signed("")),
                new Forgery("signed, but no JSON", "{\"id\":", signed("{\"id\":")),
                new Forgery("signed, but a list", "[]", signed("[]")),
                new Forgery("signed, but no event", "{\"object\":\"event\"}", signed("{\"object\":\"event\"}")),
                new Forgery("signed, but too long", tooLong(), signed(tooLong())),
                new Forgery("hundreds of values", body, time + ",v1=00".repeat(500)));
    }

    private static String aged(String body, int seconds) {
        return StripeEvents.signature(
                body, StripeStandIn.WEBHOOK_SECRET, Instant.now().plusSeconds(seconds));
    }

    private static String signed(String body) {
        return StripeEvents.signature(body, StripeStandIn.WEBHOOK_SECRET, Instant.now());
    }

    private static String tooLong() {
        return "{\"id\":\"evt_long\",\"type\":\"a\",\"x\":\"" + "x".repeat(256 * 1024) + "\"}";
    }

    @Test
    void acceptsAnEventAsLongAsStripeMaySend() throws Exception {
        String body = "{\"id\":\"evt_wide_%d\",\"type\":\"a\",\"x\":\"%s\"}"
                .formatted(System.nanoTime(), "x".repeat(255 * 1024));
        assertThat(StripeEvents.post(body, signed(body), PayingWaymark.webhook())
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> deliver(JsonNode event) throws Exception {
        return StripeEvents.deliver(event, PayingWaymark.webhook());
    }

    private static JsonNode completed(List<JsonNode> news) {
        return news.stream()
                .filter(event -> event.get("type").asText().equals("checkout.session.completed"))
                .findFirst()
                .orElseThrow();
    }
}
