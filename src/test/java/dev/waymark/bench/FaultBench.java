package dev.waymark.bench;

import dev.waymark.chaos.FaultInjector;
import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/lab/bench faults}: what users see while PostgreSQL or Redis is away and after it is back. Each line is ten seconds of
 * wrk on the status of a job (8 connections) and, at the same time, on submissions (2 connections).
 */
public final class FaultBench {

    private final Server server;
    private final URI status;

    private FaultBench(Server server, URI status) {
        this.server = server;
        this.status = status;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("bench");
        try (GeneratedSite site = new GeneratedSite(5, Duration.ZERO, 0);
                FaultInjector disasters = new FaultInjector(data)) {
            Services services = disasters.services();
            int port = Services.freePort();
            Map<String, String> settings = new HashMap<>(services.settings());
            settings.put("CRAWL_EXEMPT_ADDRESSES", site.exemptPair() + ",127.0.0.1:9");
            settings.put("JOBS_WAITING", "1000000");
            try (Server server = ServerBench.start(port, settings, data)) {
                Api api = new Api(server.url());
                String job = Api.json(api.submit(site.address() + "/"))
                        .get("links")
                        .get("self")
                        .asText();
                api.awaitEnd(job, Duration.ofMinutes(1));
                new FaultBench(server, server.url().resolve(job)).run(disasters);
            }
        }
    }

    private void run(FaultInjector disasters) throws Exception {
        measure("all is well");
        measure("all is well");
        disasters.withoutRedis(() -> measure("Redis stopped"));
        measure("Redis is back");
        disasters.withFrozenRedis(() -> measure("Redis frozen"));
        measure("Redis is back");
        disasters.withoutPostgres(false, () -> measure("PostgreSQL stopped"));
        recover("PostgreSQL is back");
        disasters.withoutPostgres(true, () -> measure("PostgreSQL broken off"));
        recover("PostgreSQL is back");
    }

    /** The database is back: how long until a visitor notices, and what they see meanwhile. */
    private void recover(String phase) throws InterruptedException {
        long back = System.nanoTime();
        Api api = new Api(server.url());
        while (api.get(status.getPath()).statusCode() != 200) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Row.print(phase + ", first answer to a visitor", "10 s", "after %.1f s", (System.nanoTime() - back) / 1e9);
        measure(phase);
    }

    private void measure(String phase) {
        CompletableFuture<Wrk> submissions = CompletableFuture.supplyAsync(
                () -> run(server.url().resolve("/api/generate/free"), 2, ServerBench.post()));
        run(status, 8, "").printAnswers(phase + ": status");
        submissions.join().printAnswers(phase + ": submit");
    }

    private static Wrk run(URI address, int connections, String script) {
        try {
            return Wrk.run(address, connections, script);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
