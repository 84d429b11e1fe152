package dev.waymark.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIT {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern API_KEY = Pattern.compile("wm_live_[0-9A-Za-z]{38}");
    private static final String REPLAYED = "Idempotency-Replayed";

    private final Api api = new Api(PayingWaymark.SERVER.url());

    /** Each test has a site of its own by its query, so that its jobs can be counted. */
    private final String mark = UUID.randomUUID().toString();

    private final String key = UUID.randomUUID().toString();

    private String site() {
        return PayingWaymark.REFUSING.address() + "/?" + mark;
    }

    private HttpResponse<String> submit(Api program, String idempotencyKey, String... more) {
        return send(program, "{\"url\": \"" + site() + "\"}", idempotencyKey, more);
    }

    private static HttpResponse<String> send(Api program, String body, String idempotencyKey, String... more) {
        List<String> fields =
                new ArrayList<>(List.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey));
        fields.addAll(List.of(more));
        return program.post("/api/generate/free", body, fields.toArray(String[]::new));
    }

    private long jobs() {
        return PayingWaymark.SERVICES.number("select count(*) from submissions where url like '%" + mark + "%'");
    }

    private static String type(HttpResponse<String> answer) {
        return Api.json(answer).get("type").asText();
    }

    @Test
    void theSameRequestIsAnsweredAgainAndMakesNoSecondJob() {
        HttpResponse<String> first = submit(api, key);
        HttpResponse<String> second = submit(api, "\"" + key + "\"");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue(REPLAYED)).hasValue("true");
        for (String field : List.of("Location", "Content-Type", "Cache-Control")) {
            assertThat(second.headers().allValues(field))
                    .as(field)
                    .isNotEmpty()
                    .isEqualTo(first.headers().allValues(field));
        }
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEachRequestMakesAJob() {
        api.submit(site());
        api.submit(site());
        assertThat(jobs()).isEqualTo(2);
    }

    @Test
    void anotherBodyWithTheSameKeyIsRefused() {
        submit(api, key);
        HttpResponse<String> other = send(api, "{\"url\": \"" + site() + "\", \"template\": \"charity\"}", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(type(other)).endsWith("#idempotency-key-reused");
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void anotherAddressWithTheSameKeyIsRefused() {
        String body = "{\"url\": \"" + site() + "\", \"payment_intent_id\": \"pi_unknown\"}";
        send(api, body, key);
        HttpResponse<String> other =
                api.post("/api/generate/paid", body, "Content-Type", "application/json", "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(type(other)).endsWith("#idempotency-key-reused");
    }

    @Test
    void requestsThatComeAtOnceMakeOneJob() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> submit(api, key)));
            }
            List<String> bodies = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> one = answer.get();
                assertThat(one.statusCode()).isIn(202, 409);
                if (one.statusCode() == 202) {
                    bodies.add(one.body());
                } else {
                    assertThat(type(one)).endsWith("#request-running");
                    assertThat(one.headers().firstValue("Retry-After")).hasValue("2");
                }
            }
            assertThat(bodies.stream().distinct()).hasSize(1);
            assertThat(jobs()).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void clientsDoNotMeetWhoSendTheSameKey() {
        submit(api, key);
        HttpResponse<String> other = submit(new Api(PayingWaymark.SERVER.url()), key);
        assertThat(other.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(jobs()).isEqualTo(2);
    }

    @Test
    void accountsDoNotMeetEitherAndTheKeysOfOneAccountDo() throws Exception {
        String ours = apiKey("a");
        HttpResponse<String> first = submit(api, key, "Authorization", "Bearer " + ours);
        HttpResponse<String> theirs = submit(api, key, "Authorization", "Bearer " + apiKey("b"));
        HttpResponse<String> nobodys = submit(api, key);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(theirs.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(nobodys.headers().firstValue(REPLAYED)).isEmpty();
        HttpResponse<String> again =
                submit(new Api(PayingWaymark.SERVER.url()), key, "Authorization", "Bearer " + ours);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(jobs()).isEqualTo(3);
    }

    private static String apiKey(String name) throws Exception {
        Person person = new Person(PayingWaymark.SERVER.url());
        person.signIn(name + PEOPLE.incrementAndGet() + "@idempotency.example", PayingWaymark.MAIL);
        Matcher made = API_KEY.matcher(
                person.post("/my-sites/keys", "name=K&expiry=30&scope=generate").body());
        assertThat(made.find()).isTrue();
        return made.group();
    }

    @Test
    void aDayLaterItIsANewRequest() {
        submit(api, key);
        age("25 hours");
        HttpResponse<String> later = submit(api, key);
        assertThat(later.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(jobs()).isEqualTo(2);
    }

    @Test
    void aRequestWhoseServerDiedIsTakenOverAfterTwoMinutesAndNotBefore() {
        submit(api, key);
        PayingWaymark.SERVICES.execute(
                "update idempotency_keys set state = 'RUNNING', answer = null where created_at > now() - interval '1 minute'");
        assertThat(submit(api, key).statusCode()).isEqualTo(409);
        age("3 minutes");
        assertThat(send(api, "{\"url\": \"" + site() + "&other\"}", key).statusCode())
                .isEqualTo(422);
        assertThat(submit(api, key).statusCode()).isEqualTo(202);
        assertThat(jobs()).isEqualTo(2);
        assertThat(submit(api, key).headers().firstValue(REPLAYED)).hasValue("true");
    }

    private static void age(String by) {
        PayingWaymark.SERVICES.execute("update idempotency_keys set created_at = created_at - interval '" + by + "'");
    }

    /** Nothing was made, and nothing is stored that nobody's limit counts. */
    @Test
    void aRefusalIsNotKept() {
        long before = PayingWaymark.SERVICES.number("select count(*) from idempotency_keys");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = send(api, "{\"url\": \"ftp://" + mark + ".example/\"}", key);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.headers().firstValue(REPLAYED)).isEmpty();
        }
        assertThat(PayingWaymark.SERVICES.number("select count(*) from idempotency_keys"))
                .isEqualTo(before);
        assertThat(submit(api, key).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order 1", "\"", "\"\"", "\"a\"b\""})
    void whatIsNoKeyIsRefused(String none) {
        HttpResponse<String> refused = submit(api, none);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(type(refused)).endsWith("#malformed-request");
        assertThat(jobs()).isZero();
    }

    @Test
    void theDatabaseKnowsNeitherKeyNorTokenNorAddress() {
        JsonNode job = Api.json(submit(api, key));
        assertThat(PayingWaymark.SERVICES.text("select string_agg(k::text, ' ') from idempotency_keys k"))
                .isNotEmpty()
                .doesNotContain(key, job.get("id").asText(), mark, api.address());
    }

    @Test
    void aVersionIsSavedOnceAndItsEntityTagComesAgain() throws Exception {
        HttpResponse<String> submitted = api.submit(PayingWaymark.SITE.address());
        String job = Api.json(submitted).get("links").get("self").asText();
        api.awaitEnd(job, Duration.ofSeconds(60));
        String edit = "{\"content\": "
                + TextNode.valueOf(api.get(job + "/llms.txt").body().replaceFirst("(?m)^> .*$", "> Ours.")) + "}";
        HttpResponse<String> first = save(job, edit, "\"1\"");
        HttpResponse<String> second = save(job, edit, "\"1\"");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(Api.json(api.get(job + "/versions"))).hasSize(2);
        assertThat(type(save(job, edit, "\"2\""))).endsWith("#idempotency-key-reused");
        HttpResponse<String> restored = restore(job);
        assertThat(restored.statusCode()).isEqualTo(201);
        assertThat(restore(job).body()).isEqualTo(restored.body());
        assertThat(Api.json(api.get(job + "/versions"))).hasSize(3);
    }

    private HttpResponse<String> save(String job, String edit, String base) {
        return api.post(
                job + "/versions", edit, "Content-Type", "application/json", "If-Match", base, "Idempotency-Key", key);
    }

    private HttpResponse<String> restore(String job) {
        return api.send(
                "POST", job + "/versions/1/restoration", "If-Match", "\"2\"", "Idempotency-Key", "restore-" + key);
    }
}
