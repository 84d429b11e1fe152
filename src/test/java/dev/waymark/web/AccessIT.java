package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.PayingWaymark;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever there is of a job is not there for anybody without its token, and for nobody once the job has expired. */
@OnPayingWaymark
class AccessIT {

    private static final String NEVER_GIVEN = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final List<String> NONE =
            List.of("short", "A".repeat(23), "1", "AAAAAAAAAAAAAAAAAAAA%C3%A9", "AAAAAAAAAAAAAAAAAAAAA%20", "null");

    private static final String[][] FOR_PROGRAMS = {{"Accept", "*/*"}};
    private static final String[][] FOR_PEOPLE = {
        {"Accept", "*/*"}, {"Accept", "text/html"}, {"Accept", "text/html", "HX-Request", "true"}
    };

    /** What every route that takes a body of the type accepts. */
    private static final Map<String, String> BODIES = Map.of(
            "application/json",
            "{\"code\": \"notes-absent\", \"content\": \"# Name\\n\\n> Summary\\n\", \"base_version\": 1}",
            "application/x-www-form-urlencoded",
            "code=notes-absent&place=*&base=1",
            "multipart/form-data",
            """
            --b\r
            Content-Disposition: form-data; name="content"\r
            \r
            # Name

            > Summary
            \r
            --b\r
            Content-Disposition: form-data; name="base"\r
            \r
            1\r
            --b--\r
            """);

    private static String expired;

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @BeforeAll
    static void oneJobExpires() throws Exception {
        Api buyer = new Api(PayingWaymark.SERVER.url());
        expired = PayingWaymark.buy(buyer, PayingWaymark.SITE.address())
                .get("job_id")
                .asText();
        JsonNode end = buyer.awaitEnd("/api/jobs/" + expired, Duration.ofMinutes(1));
        assertThat(end.path("status").asText()).isEqualTo("finished");
        for (Route route : routes().filter(route -> route.verb().equals("GET") && !isOfAnAccount(route))
                .toList()) {
            assertThat(ask(buyer, route, "GET", expired, "Accept", "*/*").statusCode())
                    .as(route + " before")
                    .isEqualTo(200);
        }
        PayingWaymark.execute(
                PayingWaymark.SERVICES,
                "update jobs set expires_at = now() - interval '1 second' where id = " + jobId(expired));
    }

    static Stream<Route> routes() {
        return Route.all().stream()
                .filter(route -> !route.resource().getPackageName().equals("dev.waymark.admin"))
                .filter(route -> route.path().contains("/jobs/{") || takesToken(route));
    }

    private static boolean takesToken(Route route) {
        return Arrays.asList(route.method().getParameterTypes()).contains(Token.class);
    }

    /** What an account sees of a site that it keeps, which a token alone does not open. */
    private static boolean isOfAnAccount(Route route) {
        return route.path().startsWith("/my-sites/") || route.path().startsWith("/api/sites/");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void answersAnExpiredTokenLikeOneThatWasNeverGiven(Route route) {
        for (String[] fields : askers(route)) {
            String unknown = shown(ask(api, route, route.verb(), NEVER_GIVEN, fields));
            assertThat(unknown).as(route.toString()).startsWith("404").contains("There is no such job");
            for (String token : Stream.concat(NONE.stream(), Stream.of(expired)).toList()) {
                assertThat(shown(ask(api, route, route.verb(), token, fields)))
                        .as(route + " with " + token)
                        .isEqualTo(unknown);
            }
        }
        assertThat(jobId(expired)).as("nothing was deleted").isPositive();
    }

    @Test
    void sellsNothingForAJobThatHasExpired() {
        for (String token : List.of(expired, NEVER_GIVEN, "short")) {
            HttpResponse<String> answer = api.post(
                    "/api/payment/checkout", "{\"job_id\": \"" + token + "\"}", "Content-Type", "application/json");
            assertThat(answer.statusCode()).as(token).isEqualTo(404);
            assertThat(Api.json(answer).get("detail").asText()).contains("There is no such job");
        }
    }

    /** The header fields of whoever may ask for the route. */
    static String[][] askers(Route route) {
        return route.path().startsWith("/api/") ? FOR_PROGRAMS : FOR_PEOPLE;
    }

    static HttpResponse<String> ask(Api api, Route route, String verb, String token, String... fields) {
        String path = route.path()
                        .replace("{id}", token)
                        .replace("{order}", token)
                        .replace("{number}", "1")
                        .replace("{line}", "1")
                        .replace("{change}", "1")
                        .replace("{edit}", "up")
                        .replace("{code}", "notes-absent")
                + (route.path().endsWith("/difference") ? "?from=1&to=1" : "");
        assertThat(path).doesNotContain("{");
        List<String> all = new ArrayList<>(List.of(fields));
        if (verb.equals("POST")
                && route.path().endsWith("/restoration")
                && route.consumed().isEmpty()) {
            all.addAll(List.of("If-Match", "\"1\""));
        }
        if (route.consumed().isEmpty()) {
            return api.send(verb, path, all.toArray(String[]::new));
        }
        String type = route.consumed().get();
        all.addAll(List.of("Content-Type", type.startsWith("multipart") ? type + "; boundary=b" : type));
        return api.post(path, BODIES.get(type), all.toArray(String[]::new));
    }

    static String shown(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + " "
                + answer.headers().firstValue("Cache-Control").orElse("") + "\n" + answer.body();
    }

    private static long jobId(String token) {
        return PayingWaymark.count(PayingWaymark.SERVICES, """
                select coalesce(max(jobs.id), 0) from jobs join submissions on submissions.id = jobs.submission_id
                where token_hash = sha256(cast('%s' as bytea))
                """.formatted(token));
    }
}
