package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Waymark;
import dev.waymark.stub.StripeEvents;
import dev.waymark.stub.StripeStandIn;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(PayingWaymark.LOCK)
class CheckoutIT {

    private static final StripeStandIn STRIPE = PayingWaymark.STRIPE;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @Test
    void saysInTheTermsWhatBuyersHaveToKnow() {
        assertThat(api.get("/terms", "Accept", "text/html").body())
                .contains("Price, payment and refunds", "14 days to cancel", "We are not registered for VAT");
        assertThat(new Api(Waymark.SERVER.url())
                        .get("/terms", "Accept", "text/html")
                        .body())
                .as("where nothing is sold")
                .doesNotContain("Price, payment and refunds");
    }

    @Test
    void opensOnePageForTwentyPostsAtOnceForOneFreeJob() throws Exception {
        String job = Api.json(api.submit(PaymentFixture.NOWHERE)).get("id").asText();
        int before = STRIPE.made("checkout/sessions");
        List<HttpResponse<String>> answers = atOnce(20, () -> PaymentFixture.checkout(api, unlocking(job)));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        Set<String> sessions =
                answers.stream().map(Api::json).map(PaymentFixture::session).collect(Collectors.toSet());
        assertThat(sessions).hasSize(1);
        assertThat(STRIPE.made("checkout/sessions") - before).isEqualTo(1);
    }

    @Test
    void takesTheSameFormTwiceForOneOrderAndAnotherSiteForAnother() {
        String visit = UUID.randomUUID().toString();
        String first = location(form(PaymentFixture.NOWHERE, visit));
        assertThat(first).startsWith(STRIPE.address() + "/c/pay/cs_test_");
        assertThat(location(form(PaymentFixture.NOWHERE, visit))).isEqualTo(first);
        assertThat(location(form(PaymentFixture.NOWHERE + "other", visit))).isNotEqualTo(first);
        assertThat(location(form(PaymentFixture.NOWHERE, UUID.randomUUID().toString())))
                .isNotEqualTo(first);
    }

    @Test
    void leadsWhoPaysAgainForTheSameToTheJob() throws Exception {
        String visit = UUID.randomUUID().toString();
        String page = location(form(PaymentFixture.NOWHERE, visit));
        pay(page.substring(page.lastIndexOf('/') + 1));
        int before = STRIPE.made("checkout/sessions");
        assertThat(location(form(PaymentFixture.NOWHERE, visit))).matches("/jobs/[A-Za-z0-9_-]{22}");
        assertThat(STRIPE.made("checkout/sessions")).isEqualTo(before);
    }

    @Test
    void givesItsOneCookieEveryProtectionThatACookieCanHave() {
        String cookie = api.get("/", "Accept", "text/html")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).startsWith("__Host-visit=").contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(cookie).contains("Max-Age=3600").doesNotContainIgnoringCase("Domain");
    }

    @Test
    void keepsKeysAndTokensOutOfLogsAndAnswers() throws Exception {
        JsonNode opened = PaymentFixture.order(api, PaymentFixture.NOWHERE);
        pay(PaymentFixture.session(opened));
        String job = opened.get("job_id").asText();
        api.awaitEnd("/api/jobs/" + job, PATIENCE);
        List<String> answers = List.of(
                api.get("/jobs/" + job, "Accept", "text/html").body(),
                api.get("/pricing").body(),
                api.post("/api/payment/webhook", "{", "Stripe-Signature", "t=1,v1=00")
                        .body(),
                api.get("/health").body());
        String log = Files.readString(
                Path.of("target/server-" + PayingWaymark.SERVER.url().getPort() + ".log"));
        assertThat(log).doesNotContain(job);
        for (String secret : List.of("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")) {
            String planted = STRIPE.environment().get(secret);
            assertThat(log).doesNotContain(planted.split(","));
            assertThat(String.join("", answers)).doesNotContain(planted.split(","));
        }
    }

    @Test
    void takesAnIdempotencyKeyForTheNameOfAnOrder() {
        String body = PayingWaymark.order(PaymentFixture.NOWHERE);
        String first =
                PaymentFixture.session(Api.json(PaymentFixture.checkout(api, body, "Idempotency-Key", "order 1")));
        assertThat(PaymentFixture.session(Api.json(PaymentFixture.checkout(api, body, "Idempotency-Key", "order 1"))))
                .isEqualTo(first);
        assertThat(PaymentFixture.session(Api.json(PaymentFixture.checkout(
                        new Api(PayingWaymark.SERVER.url()), body, "Idempotency-Key", "order 1"))))
                .isNotEqualTo(first);
    }

    @Test
    void tellsStripeNothingButTheOrderAndWhoBuys() {
        JsonNode session =
                STRIPE.objects().get(PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE)));
        assertThat(session.get("metadata").size()).isEqualTo(2);
        assertThat(session.get("metadata").get("buyer").asText()).isEqualTo("organisation");
        assertThat(session.get("metadata").get("order_id").asText()).matches("[0-9a-f-]{36}");
        assertThat(session.toString()).doesNotContain(PaymentFixture.NOWHERE);
        assertThat(session.get("amount_total").asInt()).isEqualTo(2900);
        assertThat(session.get("currency").asText()).isEqualTo("gbp");
        assertThat(session.get("success_url").asText()).startsWith(PayingWaymark.SERVER.url() + "/payment/success?");
    }

    @Test
    void showsTheJobToWhoComesBackBeforeTheNewsOfTheirPayment() throws Exception {
        JsonNode opened = PaymentFixture.order(api, PaymentFixture.NOWHERE);
        String session = PaymentFixture.session(opened);
        STRIPE.pay(session, "payer@example.org");
        List<HttpResponse<String>> answers =
                atOnce(5, () -> api.get("/payment/success?session_id=" + session, "Accept", "text/html"));
        assertThat(answers).allSatisfy(answer -> assertThat(location(answer))
                .isEqualTo("/jobs/" + opened.get("job_id").asText()));
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("1 fulfilled, 1 job");
        assertThat(api.get("/api/jobs/" + opened.get("job_id").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void opensNothingForWhoComesBackWithoutPaying() {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        HttpResponse<String> answer = api.get("/payment/success?session_id=" + session, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Waiting for your payment", "hx-get=\"/payment/success?session_id=" + session + "\"");
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("0 fulfilled, 0 job");
        for (String guess : new String[] {"", "?session_id=", "?session_id=cs_test_guess", "?session_id=%00"}) {
            assertThat(api.get("/payment/success" + guess).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsTheOrderOfWhoLeavesWithoutPaying() {
        String session = PaymentFixture.session(PaymentFixture.order(api, PaymentFixture.NOWHERE));
        String back =
                STRIPE.objects().get(session).get("cancel_url").asText().replace("" + PayingWaymark.SERVER.url(), "");
        HttpResponse<String> page = api.get(back, "Accept", "text/html");
        assertThat(page.body()).contains("Payment cancelled").contains(PaymentFixture.NOWHERE);
        String order = back.substring(back.lastIndexOf('/') + 1);
        assertThat(location(api.post("/payment/orders/" + order, ""))).endsWith(session);
    }

    @Test
    void opensANewPageWhenTheOldOneHasClosed() {
        String visit = UUID.randomUUID().toString();
        String first = location(form(PaymentFixture.NOWHERE, visit));
        String session = first.substring(first.lastIndexOf('/') + 1);
        STRIPE.objects().get(session).put("status", "expired");
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update payments set expires_at = now() - interval '1 minute' where session_id = '" + session + "'");
        assertThat(location(form(PaymentFixture.NOWHERE, visit)))
                .isNotEqualTo(first)
                .startsWith(STRIPE.address());
    }

    @Test
    void saysSoWhenStripeIsAwayAndOrdersOnceAfterwards() {
        String visit = UUID.randomUUID().toString();
        STRIPE.fail(4, 500, "api_error", "");
        HttpResponse<String> away = form(PaymentFixture.NOWHERE, visit);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(away.body()).contains("You have not been charged.").doesNotContain("com.stripe");
        STRIPE.fail(1, 429, "invalid_request_error", "rate_limit");
        form(PaymentFixture.NOWHERE, visit);
        int before = STRIPE.made("checkout/sessions");
        String page = location(form(PaymentFixture.NOWHERE, visit));
        assertThat(location(form(PaymentFixture.NOWHERE, visit))).isEqualTo(page);
        assertThat(STRIPE.made("checkout/sessions") - before).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "ftp://example.org/", ""})
    void saysBesideTheFieldWhatCannotBeOrdered(String url) {
        HttpResponse<String> answer = form(url, "v");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("url-error");
    }

    @Test
    void givesTheJobForAPaidSessionHoweverOftenItIsPresented() throws Exception {
        JsonNode opened = PaymentFixture.order(api, PaymentFixture.NOWHERE);
        String session = PaymentFixture.session(opened);
        String body = "{\"checkout_session_id\": \"" + session + "\"}";
        assertThat(PaymentFixture.redeem(api, body).statusCode()).isEqualTo(402);
        STRIPE.pay(session, "payer@example.org");
        for (HttpResponse<String> answer : atOnce(10, () -> PaymentFixture.redeem(api, body))) {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(Api.json(answer).get("id")).isEqualTo(opened.get("job_id"));
            assertThat(Api.json(answer).get("tier").asText()).isEqualTo("paid");
        }
        assertThat(PaymentFixture.fulfilled(session)).isEqualTo("1 fulfilled, 1 job");
        assertThat(PaymentFixture.redeem(
                                api,
                                "{\"url\": \"%sother\", \"checkout_session_id\": \"%s\"}"
                                        .formatted(PaymentFixture.NOWHERE, session))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void sellsOneJobForAPaymentIntent() throws Exception {
        HttpResponse<String> created = begun(api);
        assertThat(created.statusCode()).isEqualTo(200);
        JsonNode intent = Api.json(created);
        assertThat(intent.get("amount").asInt()).isEqualTo(2900);
        assertThat(intent.get("currency").asText()).isEqualTo("gbp");
        assertThat(intent.get("client_secret").asText()).startsWith("pi_");
        String id = intent.get("payment_intent_id").asText();
        String body = "{\"url\": \"" + PaymentFixture.NOWHERE + "\", \"payment_intent_id\": \"" + id + "\"}";
        assertThat(PaymentFixture.redeem(api, body).statusCode()).isEqualTo(402);
        STRIPE.confirm(id);
        Set<String> jobs = atOnce(20, () -> PaymentFixture.redeem(api, body)).stream()
                .map(answer -> Api.json(answer).get("id").asText())
                .collect(Collectors.toSet());
        assertThat(jobs).hasSize(1);
        assertThat(PaymentFixture.redeem(api, body.replace(PaymentFixture.NOWHERE, PaymentFixture.NOWHERE + "other"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(PayingWaymark.count(
                        PayingWaymark.SERVICES,
                        "select count(*) from payments p join jobs j on j.submission_id = p.submission_id where p.intent_id = '"
                                + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void erasesAPaidJobButNotItsPaymentWhichBuysAgainOnlyWhatWasNeverDelivered() throws Exception {
        JsonNode intent = Api.json(begun(api));
        String id = intent.get("payment_intent_id").asText();
        STRIPE.confirm(id);
        String failing = "{\"url\": \"" + PaymentFixture.NOWHERE + "\", \"payment_intent_id\": \"" + id + "\"}";
        erase(endOf(PaymentFixture.redeem(api, failing), "failed"));
        assertThat(unspent(id)).isEqualTo(1);

        String good = failing.replace(PaymentFixture.NOWHERE, PayingWaymark.SITE.address());
        erase(endOf(PaymentFixture.redeem(api, good), "finished"));
        assertThat(unspent(id)).isZero();
        HttpResponse<String> answer = PaymentFixture.redeem(api, good);
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(Api.json(answer).get("detail").asText()).contains("was deleted");
    }

    private String endOf(HttpResponse<String> accepted, String status) throws Exception {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String job = Api.json(accepted).get("links").get("self").asText();
        assertThat(api.awaitEnd(job, PATIENCE).get("status").asText()).isEqualTo(status);
        return job;
    }

    private void erase(String job) {
        assertThat(api.send("DELETE", job).statusCode()).isEqualTo(204);
        assertThat(api.get(job).statusCode()).isEqualTo(404);
    }

    private static long unspent(String intent) {
        return PayingWaymark.count(
                PayingWaymark.SERVICES,
                "select count(*) from payments where state = 'PAID' and fulfilled_at is null and submission_id is null"
                        + " and intent_id = '" + intent + "'");
    }

    @Test
    void takesAnIntentWhoseNewsCameBeforeItWasSpent() throws Exception {
        JsonNode intent = Api.json(begun(api));
        String id = intent.get("payment_intent_id").asText();
        JsonNode paid = STRIPE.confirm(id);
        StripeEvents.deliver(StripeEvents.event("payment_intent.succeeded", paid), PayingWaymark.webhook());
        assertThat(PaymentFixture.redeem(
                                api,
                                "{\"url\": \"" + PaymentFixture.NOWHERE + "\", \"payment_intent_id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void takesNoIntentOfAnotherSum() {
        JsonNode intent = Api.json(begun(api));
        String id = intent.get("payment_intent_id").asText();
        STRIPE.confirm(id);
        STRIPE.objects().get(id).put("amount_received", 100);
        assertThat(PaymentFixture.redeem(
                                api,
                                "{\"url\": \"" + PaymentFixture.NOWHERE + "\", \"payment_intent_id\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(402);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\": \"https://example.org/\"}",
                "{\"url\": \"https://example.org/\", \"payment_intent_id\": \"pi_unknown\"}",
                "{\"url\": \"https://example.org/\", \"checkout_session_id\": \"cs_unknown\"}",
                "{\"url\": \"https://example.org/\", \"payment_intent_id\": \"\"}",
            })
    void givesNothingWithoutAPaymentOfOurs(String body) {
        HttpResponse<String> answer = PaymentFixture.redeem(api, body);
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void readsNoPageAgainThatTheFreeJobHasRead() throws Exception {
        String free = Api.json(api.submit(PayingWaymark.SITE.address()))
                .get("links")
                .get("self")
                .asText();
        int readForFree = api.awaitEnd(free, PATIENCE).get("pages_read").asInt();
        int before = PayingWaymark.SITE.requests();
        String session = PaymentFixture.session(
                Api.json(PaymentFixture.checkout(api, unlocking(free.substring(free.lastIndexOf('/') + 1)))));
        pay(session);
        JsonNode presented = Api.json(PaymentFixture.redeem(api, "{\"checkout_session_id\": \"" + session + "\"}"));
        JsonNode paid = api.awaitEnd(presented.get("links").get("self").asText(), PATIENCE);
        assertThat(paid.get("status").asText()).isEqualTo("finished");
        assertThat(paid.get("pages_read").asInt()).isGreaterThanOrEqualTo(readForFree);
        assertThat(PayingWaymark.SITE.requests() - before).isLessThan(readForFree);
        assertThat(Duration.between(time(paid, "finished"), time(paid, "expires")))
                .isEqualTo(Duration.ofDays(30));
        assertThat(Api.json(api.get(free)).get("status").asText()).isEqualTo("finished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/payment/checkout",
                "/api/payment/create-intent",
                "/api/payment/webhook",
                "/api/generate/paid",
            })
    void sellsNothingWithoutKeys(String path) {
        HttpResponse<String> answer = new Api(Waymark.SERVER.url())
                .post(path, "{\"url\": \"https://example.org/\"}", "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.json(answer).get("detail").asText())
                .isEqualTo("This server takes no payments. Everything it offers is free.");
    }

    @Test
    void offersOnItsPagesOnlyWhatIsOnSale() {
        Api free = new Api(Waymark.SERVER.url());
        // the example on the home page may speak of pounds; what must not be there is ours to sell
        assertThat(free.get("/").body()).doesNotContain("Full service").doesNotContain("£29");
        assertThat(free.get("/pricing").body())
                .contains("Everything here is free")
                .doesNotContain("£");
        assertThat(api.get("/").body()).contains("Full service, £29");
        assertThat(api.get("/pricing").body()).contains("£29").contains("Up to 200");
    }

    @Test
    void sendsBrowsersToLoopbackOnlyBesideAStandIn() {
        assertThat(new Api(Waymark.SERVER.url())
                        .get("/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("form-action 'self' https://checkout.stripe.com https://billing.stripe.com;");
    }

    private static String unlocking(String job) {
        return "{\"job_id\": \"" + job + "\", \"buyer\": \"organisation\"}";
    }

    private static HttpResponse<String> begun(Api api) {
        return api.post(
                "/api/payment/create-intent", "{\"buyer\": \"organisation\"}", "Content-Type", "application/json");
    }

    /** The form of the home page, and, when the page before the payment is shown, that for an organisation. */
    private HttpResponse<String> form(String url, String visit) {
        HttpResponse<String> answer = PaymentFixture.form(
                api, "/", "tier=paid&visit=%s&url=%s".formatted(visit, URLEncoder.encode(url, StandardCharsets.UTF_8)));
        return answer.statusCode() == 200
                ? PaymentFixture.form(api, "/payment/checkout", PaymentFixture.hidden(answer) + "&buyer=organisation")
                : answer;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void pay(String session) throws Exception {
        for (JsonNode event : STRIPE.pay(session, "payer@example.org")) {
            assertThat(StripeEvents.deliver(event, PayingWaymark.webhook()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static Instant time(JsonNode job, String field) {
        return OffsetDateTime.parse(job.get(field).asText()).toInstant();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
