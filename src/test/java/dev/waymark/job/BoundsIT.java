package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.harness.Waymark;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with room for two jobs at once and six that wait. */
@OwnServers
class BoundsIT {

    private static final List<FolderSite> SITES = new ArrayList<>();
    private static Services services;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < 3; i++) {
            SITES.add(FolderSite.serve(Path.of("src/test/resources/sites/charity"), 4_000));
        }
        String exempt =
                String.join(",", SITES.stream().map(FolderSite::exemptPair).toList());
        services = Services.start(null);
        server = Waymark.start(
                Services.freePort(),
                services,
                Map.of(
                        "JOBS_PARALLEL", "2",
                        "JOBS_WAITING", "6",
                        "JOBS_WAITING_PER_CLIENT", "3",
                        "FREE_TIER_DAILY_LIMIT", "6",
                        "HOUSEKEEPING_SECONDS", "2",
                        "CRAWL_EXEMPT_ADDRESSES", exempt));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        services.close();
        SITES.forEach(FolderSite::close);
    }

    @Test
    void boundsWhatWaitsReadsAHostOnceAtATimeAndForgetsWhatItIsToldTo() throws Exception {
        Api first = new Api(server.url());
        String running = accepted(first, 0);
        awaitStatus(first, running, "running");
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(accepted(first, 0));
        }

        HttpResponse<String> fourth = first.submit(SITES.get(0).address());
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(Api.json(fourth).get("detail").asText()).contains("You have 3 websites in the queue.");
        assertThat(query("select count(*) from jobs where state = 'RUNNING'")).isEqualTo(1);

        // a newcomer with another host is taken up at once, although three were there before
        Api second = new Api(server.url());
        String newcomer = accepted(second, 1);
        awaitStatus(second, newcomer, "running");

        Api third = new Api(server.url());
        for (int i = 0; i < 3; i++) {
            waiting.add(accepted(third, 0));
        }
        HttpResponse<String> full = new Api(server.url()).submit(SITES.get(2).address());
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(full.headers().firstValue("Content-Type")).hasValue("application/problem+json");

        // what was refused has cost nothing of the day: two of six are left when one place is free again
        assertThat(first.send("DELETE", waiting.get(0)).statusCode()).isEqualTo(204);
        assertThat(first.get(waiting.get(0)).statusCode()).isEqualTo(404);
        HttpResponse<String> again = first.submit(SITES.get(0).address());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("RateLimit"))
                .hasValueSatisfying(field -> assertThat(field).startsWith("\"free\";r=1;"));

        // erasing a job that runs stops it, and frees its host for the next
        assertThat(first.send("DELETE", running).statusCode()).isEqualTo(204);
        assertThat(first.get(running).statusCode()).isEqualTo(404);
        awaitStatus(first, waiting.get(1), "running");
        assertThat(Api.json(third.get(waiting.get(3))).get("status").asText()).isEqualTo("waiting");
        assertThat(first.send("DELETE", running).statusCode()).isEqualTo(404);

        // what has expired cannot be seen any more, and is soon gone with everything that belongs to it
        assertThat(Api.json(second.post(newcomer + "/cancellation", ""))
                        .get("status")
                        .asText())
                .isEqualTo("cancelled");
        update("update jobs set expires_at = now() - interval '1 second' where state = 'CANCELLED'");
        assertThat(second.get(newcomer).statusCode()).isEqualTo(404);
        await(() -> query("select count(*) from jobs where state = 'CANCELLED'") == 0);
        assertThat(query("select count(*) from submissions where url like '%:"
                        + SITES.get(1).exemptPair().replace("127.0.0.1:", "") + "/%'"))
                .isZero();
        assertThat(query("select count(*) from pages where job_id not in (select id from jobs)"))
                .isZero();
        tidiesTheNotesOfTheBatchEngineButNotOfAnExecutionThatNoJobNamesYet();
    }

    private static void tidiesTheNotesOfTheBatchEngineButNotOfAnExecutionThatNoJobNamesYet()
            throws SQLException, InterruptedException {
        for (String age : List.of("0 seconds", "2 days")) {
            update("with instance as (insert into batch_job_instance (jobname) values ('" + age
                    + "') returning jobinstanceid) insert into batch_job_execution (jobinstanceid, createtime)"
                    + " select jobinstanceid, now() - interval '" + age + "' from instance");
        }
        await(() -> query("select count(*) from batch_job_instance where jobname = '2 days'") == 0);
        assertThat(query("select count(*) from batch_job_instance where jobname = '0 seconds'"))
                .isOne();
    }

    private static String accepted(Api api, int site) {
        HttpResponse<String> answer = api.submit(SITES.get(site).address());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Api.json(answer).get("links").get("self").asText();
    }

    private static void awaitStatus(Api api, String job, String status) throws InterruptedException {
        await(() -> {
            JsonNode now = Api.json(api.get(job));
            return now.get("status").asText().equals(status);
        });
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long query(String sql) throws SQLException {
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void update(String sql) throws SQLException {
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
