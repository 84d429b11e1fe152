package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.FolderSite;
import dev.waymark.harness.FullWaymark;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Services;
import dev.waymark.stub.AnthropicStandIn.Mode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running job that is deleted ends without a stack trace in the log, whatever it is doing. */
@OwnServers(lane = 2)
class JobDeletionIT {

    private static final long LOCK = 626_262;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = new Api(FullWaymark.server().url());
    private int logBefore;

    @BeforeEach
    void fromHereOn() throws IOException {
        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
        logBefore = FullWaymark.server().log().length();
    }

    @AfterEach
    void asBefore() {
        FullWaymark.SLOW.delay(700);
        FullWaymark.ANTHROPIC.mode(Mode.ANSWER);
        FullWaymark.CHARITY.answersAsBefore();
    }

    /** The engine is about to record the step as complete, and goes on with the next one when the job is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"crawl", "write", "assess"})
    void endsQuietlyAfterAStep(String step) throws Exception {
        Services services = FullWaymark.SERVICES;
        try (Connection holder = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            services.execute("""
                    create or replace function hold() returns trigger language plpgsql as
                    'begin perform pg_advisory_xact_lock(%d); return new; end'""".formatted(LOCK));
            services.execute("create trigger hold before update on batch_step_execution for each row "
                    + "when (new.batchstatus = 'COMPLETED' and new.stepname = '" + step
                    + "') execute function hold()");
            String job = submit(FullWaymark.CHARITY);
            await(() -> services.number(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
                                    + LOCK)
                    == 1);
            erase(job);
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            endQuietly();
        } finally {
            services.execute("drop function hold() cascade");
        }
    }

    @Test
    void endsQuietlyWhileItReadsTheSite() throws Exception {
        String job = submit(FullWaymark.SLOW);
        await(() -> Api.json(api.get(job)).get("pages_read").asInt() > 2);
        erase(job);
        endQuietly();
    }

    @Test
    void endsQuietlyWhileTheModelIsAsked() throws Exception {
        FullWaymark.ANTHROPIC.mode(Mode.HANG_AT_NOTES);
        String job = submit(FullWaymark.FUNDER);
        await(() -> FullWaymark.ANTHROPIC.requests().size() > 1);
        erase(job);
        endQuietly();
    }

    @Test
    void endsQuietlyWhileTheDocumentIsAssessed() throws Exception {
        FullWaymark.CHARITY.answers("/llms.txt", exchange -> {
            pause();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        String job = submit(FullWaymark.CHARITY);
        await(() -> Api.json(api.get(job)).path("stage").asText().equals("assess"));
        erase(job);
        endQuietly();
    }

    private String submit(FolderSite site) {
        return Api.json(api.submit(site.address())).at("/links/self").asText();
    }

    private void erase(String job) {
        assertThat(api.send("DELETE", job).statusCode()).isEqualTo(204);
    }

    private void endQuietly() throws Exception {
        await(() -> news().contains("attempt 1: ended"));
        assertThat(news()).doesNotContain("StackTrace", "\tat ", "\\tat ", "SEVERE");
    }

    /** What was logged since, but for the Redis client's own warnings: on a busy machine it may be late. */
    private String news() throws IOException {
        return FullWaymark.server()
                .log()
                .substring(logBefore)
                .lines()
                .filter(line -> !line.contains("redis.clients.jedis"))
                .collect(Collectors.joining("\n"));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
