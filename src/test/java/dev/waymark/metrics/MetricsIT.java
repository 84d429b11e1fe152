package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(PayingWaymark.LOCK)
class MetricsIT {

    private static final Pattern NAME = Pattern.compile("\\b(?:waymark|memory|gc|cpu|system|jvm)_\\w+");

    private static String served;

    @BeforeAll
    static void readASite() throws Exception {
        Api api = new Api(Waymark.SERVER.url());
        String job = Api.json(api.submit(Waymark.CHARITY.address()))
                .get("links")
                .get("self")
                .asText();
        assertThat(api.awaitEnd(job, Duration.ofSeconds(60)).get("status").asText())
                .isEqualTo("finished");
        served = metrics("/metrics").body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waymark_jobs{mp_scope=\"application\",state=\"finished\"} [1-9]",
                "waymark_jobs{mp_scope=\"application\",state=\"waiting\"} \\d",
                "waymark_jobs_ended_lately{mp_scope=\"application\",state=\"finished\"} [1-9]",
                "waymark_queue_age_seconds{mp_scope=\"application\"} \\d",
                "waymark_pages_read_total{mp_scope=\"application\"} [1-9]",
                "waymark_fetches_total{mp_scope=\"application\",outcome=\"answered\"} [1-9]",
                "waymark_fetches_total{mp_scope=\"application\",outcome=\"http_4xx\"} [1-9]",
                "waymark_throttle_requests_total{counted=\"redis\",limit=\"free\",mp_scope=\"application\",verdict=\"passed\"} [1-9]",
                "waymark_model_cost_today_usd{mp_scope=\"application\"} 0.0",
                "waymark_model_limit_usd{mp_scope=\"application\"} 10.0",
                "waymark_subscriptions{mp_scope=\"application\",state=\"active\"} 0.0",
                "waymark_monitors{mp_scope=\"application\",state=\"active\"} 0.0",
                "waymark_database_connections{mp_scope=\"application\",state=\"busy\"} [1-9]",
                "waymark_database_connections_most{mp_scope=\"application\"} 24.0",
            })
    void tellsHowItIsDoing(String line) {
        assertThat(served).containsPattern("(?m)^" + line.replace("{", "\\{").replace("}", "\\}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/monitoring/dashboard.json", "docs/monitoring/alerts.yaml"})
    void servesEachMetricThatTheOperatorsFilesName(String file) throws IOException {
        assertThat(servedNames()).containsAll(named(Files.readString(Path.of(file))));
    }

    @Test
    void theDashboardShowsAllThatIsOurs() throws IOException {
        Set<String> ours = servedNames().stream()
                .filter(name -> name.startsWith("waymark_"))
                .collect(Collectors.toSet());
        assertThat(named(Files.readString(Path.of("docs/monitoring/dashboard.json"))))
                .containsAll(ours);
    }

    @Test
    void eachPanelOfTheDashboardAsksForSomething() throws IOException {
        JsonNode panels = new ObjectMapper()
                .readTree(Path.of("docs/monitoring/dashboard.json").toFile())
                .get("panels");
        assertThat(panels).hasSizeGreaterThan(8).allSatisfy(panel -> assertThat(panel.get("targets"))
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(named(target.get("expr").asText())).isNotEmpty()));
    }

    @Test
    void showsItsNumbersToThisMachineOnly() throws Exception {
        assertThat(metrics("/metrics").statusCode()).isEqualTo(200);
        for (String path : List.of("/metrics", "/metrics/application", "/metrics;x=1")) {
            HttpResponse<String> refused = metrics(path, "X-Forwarded-For", "127.0.0.1");
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(refused.body()).contains("operator").doesNotContain("waymark_");
        }
    }

    /** Some proxies on the same machine pass requests on without a word about whose they are. */
    @Test
    void showsItsNumbersToNobodyWhileNothingIsSaidAboutThem() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(PayingWaymark.SERVER.url().resolve("/metrics"))
                .build();
        HttpResponse<String> refused = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("waymark_");
    }

    private static Set<String> servedNames() {
        return served.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static HttpResponse<String> metrics(String path, String... headers)
            throws IOException, InterruptedException {
        URI server = URI.create("http://127.0.0.1:" + Waymark.SERVER.url().getPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(server).timeout(Duration.ofSeconds(30));
        return HttpClient.newHttpClient()
                .send(
                        (headers.length == 0 ? request : request.headers(headers)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
