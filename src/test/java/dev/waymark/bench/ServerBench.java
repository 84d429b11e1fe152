package dev.waymark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints what a whole server does: the real WAR as the image runs it, PostgreSQL that writes through to the disk, Redis, and wrk as the
 * crowd, all on the same machine; beside it what an API of FastAPI does in the same run. A part of {@code bin/lab/bench}.
 */
public final class ServerBench {

    /** Ten seconds each: a server that everybody asks has compiled all of it after some two minutes, not after half of one. */
    private static final int WARM_UPS = 15;

    private static final int PAGES = 30;
    private static final Duration LATENCY = Duration.ofMillis(50);

    /** A machine that is busy with other things is no place to measure on, but the figures tell that themselves. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Server server;
    private final Api api;

    private ServerBench(Server server) {
        this.server = server;
        this.api = new Api(server.url());
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("bench");
        try (GeneratedSite site = new GeneratedSite(PAGES, LATENCY, 0);
                Services services = Services.start(data)) {
            writeThrough(services);
            int port = Services.freePort();
            Map<String, String> settings = new HashMap<>(services.settings());
            settings.put("MALLOC_ARENA_MAX", "2"); // as in the image
            settings.putAll(Map.of(
                    "PUBLIC_URL",
                    "http://127.0.0.1:" + port,
                    "CRAWL_EXEMPT_ADDRESSES",
                    site.exemptPair() + ",127.0.0.1:9",
                    "FREE_TIER_DAILY_LIMIT",
                    "1000000",
                    "JOBS_WAITING",
                    "1000000",
                    "JOBS_WAITING_PER_CLIENT",
                    "1000000"));
            try (Server server = start(port, settings, data)) {
                new ServerBench(server).measure(site, services);
            }
            settings.put("JOBS_PARALLEL", "0"); // what is measured is taking the order, not the work
            try (Server server = start(port, settings, data)) {
                new ServerBench(server).measureSubmissions(services);
            }
        }
    }

    static Server start(int port, Map<String, String> settings, Path data) throws Exception {
        long start = System.nanoTime();
        Server server = Server.start(port, settings, Server.inProduction(), data.resolve("server.log"));
        if (!server.awaitReady(PATIENCE)) {
            throw new IllegalStateException("the server did not start: " + data.resolve("server.log"));
        }
        Row.print("server, from start to ready", "10 s", "%.1f s", (System.nanoTime() - start) / 1e9);
        return server;
    }

    /** The binaries that tests use do not wait for the disk; a server's database does. */
    static void writeThrough(Services services) throws SQLException {
        PGSimpleDataSource database = (PGSimpleDataSource) services.postgres().getPostgresDatabase();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database postgres set synchronous_commit = on");
        }
    }

    private void measure(GeneratedSite site, Services services) throws Exception {
        rest("server, memory at rest", "450 MB");
        String job = job(site);
        job(site);
        URI status = server.url().resolve(job);
        for (int i = 0; i < WARM_UPS; i++) {
            Wrk.run(status, 16, "");
        }
        Wrk.run(status, 1, "").print("status of a job, 1 connection", "");
        Wrk.run(status, 16, "").print("status of a job, 16 connections", "5 times FastAPI");
        try (ApiPeer peer = ApiPeer.start(services)) {
            URI order = peer.order();
            Wrk.run(order, 16, "");
            Wrk.run(order, 16, "").print("status, 16 connections: FastAPI", "");
        }
        rest("server, memory after that", "");
    }

    private void measureSubmissions(Services services) throws Exception {
        URI submit = server.url().resolve("/api/generate/free");
        ScheduledExecutorService drain = Executors.newSingleThreadScheduledExecutor();
        drain.scheduleWithFixedDelay(() -> drain(services), 0, 200, TimeUnit.MILLISECONDS);
        for (int i = 0; i < WARM_UPS; i++) {
            Wrk.run(submit, 16, post());
        }
        Wrk.run(submit, 1, post()).print("submit, 1 connection", "");
        Wrk.run(submit, 16, post()).print("submit, 16 connections", "1.5 times FastAPI");
        try (ApiPeer peer = ApiPeer.start(services)) {
            Wrk.run(peer.orders(), 16, post());
            Wrk.run(peer.orders(), 16, post()).print("submit, 16 connections: FastAPI", "");
        }
        drain.shutdownNow();
    }

    /** Nobody works here, and yet jobs leave the queue as they come in, a second later: a queue is never much longer than a thousand. */
    private static void drain(Services services) {
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    with gone as (
                        update jobs set state = 'CANCELLED', finished_at = now()
                        where state = 'WAITING' and created_at < now() - interval '1 second' returning id)
                    delete from scheduled_tasks
                    where task_name = 'generate' and task_instance in (select cast(id as text) from gone)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A job from its submission to its document, with the politeness that everybody gets. */
    private String job(GeneratedSite site) throws InterruptedException {
        long start = System.nanoTime();
        String self = Api.json(api.submit(site.address() + "/"))
                .get("links")
                .get("self")
                .asText();
        JsonNode job = api.awaitEnd(self, Duration.ofMinutes(2));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!"finished".equals(job.get("status").asText())) {
            throw new IllegalStateException(job.toString());
        }
        Row.print("job of 30 pages, 50 ms latency, default politeness", "6.8 s, better 3.4 s", "%.1f s", seconds);
        return self;
    }

    private void rest(String what, String goal) throws IOException {
        Row.print(what, goal, "%d MB", residentMegabytes(server));
    }

    static long residentMegabytes(Server server) throws IOException {
        String status = Files.readString(
                Path.of("/proc", String.valueOf(server.process().pid()), "status"));
        long kilobytes = Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+).*", "$1"));
        return kilobytes / 1024;
    }

    /** Another client each time, for a site that nobody answers at: what is measured is taking the order. */
    static String post() {
        return """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json"
                wrk.body = '{"url": "http://127.0.0.1:9/"}'
                request = function()
                  wrk.headers["X-Forwarded-For"] = string.format("198.18.%d.%d", math.random(0, 255), math.random(1, 254))
                  return wrk.format()
                end
                """;
    }
}
