package dev.waymark.chaos;

import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** PostgreSQL and Redis that can be stopped, broken off, frozen and started again on the same ports. */
public final class FaultInjector implements AutoCloseable {

    private final Path folder;
    private Services services;

    public FaultInjector(Path folder) throws IOException {
        this.folder = folder;
        this.services = Services.start(folder);
    }

    public Services services() {
        return services;
    }

    /** Stops PostgreSQL for a while: in good order, or at once and without a word. */
    public void withoutPostgres(boolean atOnce, Runnable meanwhile) {
        EmbeddedPostgres postgres = services.postgres();
        int port = postgres.getPort();
        try {
            if (atOnce) {
                String master = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                        .get(0);
                signal("QUIT", Long.parseLong(master.strip()));
                ProcessHandle.of(Long.parseLong(master.strip()))
                        .ifPresent(handle -> handle.onExit().join());
            }
            postgres.close();
            meanwhile.run();
            services = new Services(
                    services.databaseUrl(), services.redisUrl(), Services.postgres(folder, port), services.redis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops Redis for a while; it comes back empty. */
    public void withoutRedis(Runnable meanwhile) {
        RedisServer redis = services.redis();
        try {
            redis.stop();
            meanwhile.run();
            redis.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes Redis for a while: it takes connections and answers nothing. */
    public void withFrozenRedis(Runnable meanwhile) {
        long process = redisProcess();
        signal("STOP", process);
        try {
            meanwhile.run();
        } finally {
            signal("CONT", process);
        }
    }

    /** Redis writes its own title over its command line, so it is asked. */
    private long redisProcess() {
        try (RedisClient redis =
                RedisClient.create("127.0.0.1", services.redis().ports().get(0))) {
            return redis.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("process_id:".length()).strip()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        services.close();
    }
}
