package dev.waymark.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** The PostgreSQL, the Redis and the mail server that {@code bin/dev} starts, each unless the environment names another. */
final class Companions implements AutoCloseable {

    private static final String OWN_DATABASE =
            "Look for what stopped it, or set DATABASE_URL to a PostgreSQL of yours.";
    private static final String OWN_REDIS = "Look for what stopped it, or set REDIS_URL to a Redis of yours.";

    private final @Nullable CompletableFuture<EmbeddedPostgres> postgres;
    private final Path pidFile;
    private final @Nullable RedisServer redis;
    private final @Nullable Mailbox mailbox;

    private Companions(
            Path data,
            @Nullable CompletableFuture<EmbeddedPostgres> postgres,
            @Nullable RedisServer redis,
            @Nullable Mailbox mailbox) {
        this.postgres = postgres;
        this.pidFile = data.resolve("postgresql/postmaster.pid");
        this.redis = redis;
        this.mailbox = mailbox;
    }

    /**
     * Starts those that are needed.
     *
     * @param settings get the address of what is started
     */
    static Companions start(Path data, Map<String, String> environment, Map<String, String> settings)
            throws IOException {
        RedisServer redis = isSet(environment, "REDIS_URL") ? null : Services.redis(data);
        if (redis != null) {
            settings.put("REDIS_URL", Services.redisUrl(redis));
        }
        Mailbox mailbox = isSet(environment, "SMTP_URL") ? null : mailbox(environment, settings);
        if (isSet(environment, "DATABASE_URL")) {
            return new Companions(data, null, redis, mailbox);
        }
        int port = Services.freePort();
        settings.put("DATABASE_URL", Services.databaseUrl(port));
        return new Companions(data, startPostgres(data, port), redis, mailbox);
    }

    /** Takes what Waymark sends, delivers none of it, and prints a line for each. */
    private static Mailbox mailbox(Map<String, String> environment, Map<String, String> settings) {
        Mailbox mailbox = Mailbox.start();
        settings.put("SMTP_URL", mailbox.smtpUrl());
        settings.put("MAIL_FROM", environment.getOrDefault("MAIL_FROM", "Waymark <waymark@example.org>"));
        mailbox.forEach(mail -> System.out.println(line(mail)));
        return mailbox;
    }

    static String line(Mailbox.Mail mail) {
        return "Mail to %s: %s  %s"
                .formatted(mail.recipient(), mail.subject(), mail.link().orElse(""))
                .strip();
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return environment.containsKey(name) || environment.containsKey(name + "_FILE");
    }

    /** A database that exists is up long before the server asks for it, so the two start together; a new one comes first. */
    private static CompletableFuture<EmbeddedPostgres> startPostgres(Path data, int port) {
        boolean exists = Files.exists(data.resolve("postgresql/PG_VERSION"));
        CompletableFuture<EmbeddedPostgres> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return Services.postgres(data, port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (!exists) {
            starting.exceptionally(failed -> null).join();
        }
        return starting;
    }

    /** What has happened to one of them, and what to do; empty while both are well. */
    Optional<String> failure() {
        if (redis != null && !PortCheck.isUsed(redis.ports().get(0))) {
            return Optional.of("Redis has ended. " + OWN_REDIS);
        }
        if (postgres == null || !postgres.isDone()) {
            return Optional.empty();
        }
        try {
            postgres.join();
            return isRunning(pidFile) ? Optional.empty() : Optional.of("PostgreSQL has ended. " + OWN_DATABASE);
        } catch (CompletionException e) {
            return Optional.of("PostgreSQL did not start: " + e.getCause().getMessage() + ". " + OWN_DATABASE);
        }
    }

    /** PostgreSQL writes the number of its process on the first line, and leaves the file behind when it crashes. */
    private static boolean isRunning(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (mailbox != null) {
            mailbox.close();
        }
        if (redis != null) {
            redis.stop();
        }
        if (postgres != null && !postgres.isCompletedExceptionally()) {
            postgres.join().close();
        }
    }
}
