package dev.waymark.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.OwnServers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors and jobs notice while the database or Redis is away. */
@OwnServers
class FaultsIT {

    @TempDir
    static Path folder;

    private static WatchedSites sites;
    private static FaultInjector disasters;
    private static ServerFleet fleet;
    private static int jobs;

    @BeforeAll
    static void start() throws Exception {
        sites = new WatchedSites(8, 1_500);
        disasters = new FaultInjector(folder);
        fleet = new ServerFleet(disasters.services(), 1, Chaos.settings(sites));
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
        disasters.close();
        sites.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysSoWithinThreeSecondsWhileTheDatabaseIsAwayAndGoesOnWithinTenOfItsReturn(boolean atOnce) throws Exception {
        Api api = new Api(fleet.url(0));
        String job = reading(api);
        List<HttpResponse<String>> answers = new ArrayList<>();
        disasters.withoutPostgres(atOnce, () -> {
            for (int i = 0; i < 3; i++) {
                answers.add(quick(3_000, () -> api.get(job)));
                answers.add(quick(3_000, () -> api.get(job + "/pages")));
                answers.add(quick(3_000, () -> api.submit(sites.address(++jobs))));
                FaultInjector.pause(300);
            }
            assertThat(quick(3_000, () -> api.get("/health/ready")).statusCode())
                    .isEqualTo(503);
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(api.get("/").statusCode()).isEqualTo(200);
        });
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("jdbc");
        });
        long returned = System.nanoTime();
        while (api.get("/health/ready").statusCode() != 200 || api.get(job).statusCode() != 200) {
            assertThat(System.nanoTime() - returned).isLessThan(TimeUnit.SECONDS.toNanos(10));
            FaultInjector.pause(100);
        }
        JsonNode end = api.awaitEnd(job, Duration.ofSeconds(60));
        assertThat(end.get("status").asText()).as(end.toString()).isEqualTo("finished");
        assertThat(end.get("pages_read").asInt()).isEqualTo(WatchedSites.PAGES);
        assertThat(mostDeaths()).isZero();
    }

    @Test
    void keepsItsLimitsWhileRedisIsAwayOrFrozenAndCostsHardlyAnyTime() throws Exception {
        disasters.withoutRedis(this::submitUntilRefused);
        awaitRedis();
        disasters.withFrozenRedis(this::submitUntilRefused);
        awaitRedis();
    }

    private void submitUntilRefused() {
        Api api = new Api(fleet.url(0));
        int accepted = 0;
        for (int i = 0; i < 21; i++) {
            HttpResponse<String> answer = quick(1_000, () -> api.submit(sites.address(++jobs)));
            assertThat(answer.statusCode()).isIn(202, 429);
            if (answer.statusCode() == 202) {
                accepted++;
                api.send("DELETE", Api.json(answer).get("links").get("self").asText());
            }
        }
        assertThat(accepted).isBetween(10, 20);
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private void awaitRedis() {
        Api api = new Api(fleet.url(0));
        long returned = System.nanoTime();
        while (!api.get("/health/ready").body().contains("\"answers\":\"true\"")) {
            assertThat(System.nanoTime() - returned).isLessThan(TimeUnit.SECONDS.toNanos(10));
            FaultInjector.pause(200);
        }
    }

    /** A job that has read its first page. */
    private static String reading(Api api) throws InterruptedException {
        String job = Api.json(api.submit(sites.address(++jobs)))
                .get("links")
                .get("self")
                .asText();
        while (Api.json(api.get(job)).get("pages_read").asInt() < 1) {
            FaultInjector.pause(50);
        }
        return job;
    }

    private static HttpResponse<String> quick(int milliseconds, Supplier<HttpResponse<String>> request) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = request.get();
        assertThat(System.nanoTime() - begun)
                .as(answer.uri().toString())
                .isLessThan(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        return answer;
    }

    private static long mostDeaths() throws Exception {
        return query("select coalesce(max(broken), 0) from jobs");
    }

    private static long query(String sql) throws Exception {
        try (Connection connection =
                        disasters.services().postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
