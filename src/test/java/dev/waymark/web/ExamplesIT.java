package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Person;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request that openapi.yaml shows, sent as it stands but for what only one server knows: its site, jobs and payments. */
@OnPayingWaymark
class ExamplesIT {

    private static final String JSON = "application/json";

    private static Api api;
    private static String paidJob;

    /** Of an account that keeps nothing. */
    private static String key;

    /** What the examples have, and what stands for it here. */
    private static Map<String, String> real;

    @BeforeAll
    static void buyAJob() throws Exception {
        api = new Api(PayingWaymark.SERVER.url());
        Person person = new Person(PayingWaymark.SERVER.url());
        person.signIn("examples@examples.example", PayingWaymark.MAIL);
        Matcher made = Pattern.compile("wm_live_[0-9A-Za-z]{38}")
                .matcher(person.post("/my-sites/keys", "name=Examples&expiry=30&scope=generate")
                        .body());
        assertThat(made.find()).isTrue();
        key = made.group();
        String site = PayingWaymark.SITE.address();
        JsonNode bought = PayingWaymark.buy(api, site + "/");
        paidJob = bought.get("job_id").asText();
        JsonNode free = Api.json(api.submit(site + "/"));
        JsonNode intent = Api.json(api.post("/api/payment/create-intent", "{}", "Content-Type", JSON));
        String paidIntent = intent.get("payment_intent_id").asText();
        PayingWaymark.STRIPE.confirm(paidIntent);
        for (String job : new String[] {paidJob, free.get("id").asText()}) {
            assertThat(api.awaitEnd("/api/jobs/" + job, Duration.ofMinutes(2))
                            .get("status")
                            .asText())
                    .isEqualTo("finished");
        }
        JsonNode assessment = Api.json(api.get("/api/jobs/" + paidJob + "/assessment"));
        PayingWaymark.SITE.answers("/llms.txt", "text/plain", "# Harbour Lights\n\n> A charity in Whitby.\n");
        real = Map.of(
                "https://example.org", site,
                "AAAAAAAAAAAAAAAAAAAAAA", free.get("id").asText(),
                "cs_test_a1Example", bought.get("session_id").asText(),
                "pi_3Example", paidIntent,
                "notes-absent", assessment.at("/findings/0/code").asText());
    }

    @AfterAll
    static void takeTheFileDown() {
        PayingWaymark.SITE.answersAsBefore();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("requests")
    void isAnsweredAsDescribed(String path, String type, String name, JsonNode example) {
        String body = type.equals(JSON) ? example.toString() : example.isTextual() ? example.asText() : form(example);
        for (Map.Entry<String, String> known : real.entrySet()) {
            body = body.replace(known.getKey(), known.getValue());
        }
        HttpResponse<String> answer = api.post(
                path.replace("{id}", paidJob),
                body,
                path.equals("/api/bulk")
                        ? new String[] {"Content-Type", type, "Authorization", "Bearer " + key}
                        : new String[] {"Content-Type", type});
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 303);
    }

    static Stream<Arguments> requests() throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(new File("src/main/resources/openapi.yaml"))
                .get("paths");
        return paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .flatMap(operation -> operation.getValue().at("/requestBody/content").properties().stream()
                        .flatMap(content -> content.getValue().path("examples").properties().stream()
                                .map(example -> Arguments.of(
                                        path.getKey(),
                                        content.getKey(),
                                        example.getKey(),
                                        example.getValue().get("value"))))));
    }

    private static String form(JsonNode fields) {
        return fields.properties().stream()
                .map(field -> field.getKey() + "=" + field.getValue().asText())
                .collect(Collectors.joining("&"));
    }
}
