package dev.waymark.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/**
 * PostgreSQL and Redis, started from the binaries that Maven artifacts carry.
 *
 * @param databaseUrl as {@code DATABASE_URL} wants it
 * @param redisUrl as {@code REDIS_URL} wants it
 */
public record Services(String databaseUrl, String redisUrl, EmbeddedPostgres postgres, RedisServer redis)
        implements AutoCloseable {

    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 12_000;
    private static final int MOST_TRIES = 10;

    /** Each takes half a minute when it fails. */
    private static final int MOST_STARTS = 3;

    private static final Set<Integer> GIVEN = new HashSet<>();

    /** Starts both; data stays in {@code folder} when one is given, otherwise it goes with the process. */
    public static Services start(Path folder) throws IOException {
        EmbeddedPostgres postgres = postgres(folder);
        RedisServer redis = redis(folder);
        return new Services(databaseUrl(postgres), redisUrl(redis), postgres, redis);
    }

    /** On a port of its own, and on another one when it does not come up there: it may have been taken since it was looked at. */
    private static EmbeddedPostgres postgres(Path folder) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return postgres(folder, freePort());
            } catch (IOException e) {
                if (tries == MOST_STARTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts both with TLS, under the name {@code localhost}; what trusts the certificate can reach them. */
    public static Services startWithTls(Certificate certificate) throws IOException {
        EmbeddedPostgres postgres = postgresWithTls(certificate);
        int port = freePort();
        RedisServer redis = redisWithTls(certificate, port);
        return new Services(databaseUrl(postgres, certificate), "rediss://localhost:" + port, postgres, redis);
    }

    public static EmbeddedPostgres postgresWithTls(Certificate certificate) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(freePort())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .start();
    }

    /** For who trusts that certificate alone. */
    public static String databaseUrl(EmbeddedPostgres postgres, Certificate trusted) {
        return "postgres://postgres:postgres@localhost:" + postgres.getPort()
                + "/postgres?sslmode=verify-full&sslrootcert=" + trusted.certificate();
    }

    /** Its port for TLS is the one that is given. */
    public static RedisServer redisWithTls(Certificate certificate, int port) throws IOException {
        return started(RedisServer.newRedisServer()
                .port(freePort())
                .bind("127.0.0.1")
                .setting("tls-port " + port)
                .setting("tls-cert-file " + certificate.certificate())
                .setting("tls-key-file " + certificate.key())
                .setting("tls-ca-cert-file " + certificate.certificate())
                .setting("tls-auth-clients no")
                .setting("save \"\""));
    }

    /** What a server on this machine is told to work with them, and to believe who its visitors are said to be. */
    public Map<String, String> settings() {
        return Map.of("DATABASE_URL", databaseUrl, "REDIS_URL", redisUrl, "TRUSTED_PROXIES", "127.0.0.1");
    }

    /** The one number that a query finds. */
    public long number(String query) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one text that a query finds; empty for null. */
    public String text(String query) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("timezone", "UTC")
                // what was answered stays, as in production, also when the server is killed
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100");
        if (folder != null) {
            Path data = Files.createDirectories(folder).resolve("postgresql").toAbsolutePath();
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            builder.setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
        }
        return builder.start();
    }

    public static RedisServer redis(Path folder) throws IOException {
        var builder =
                RedisServer.newRedisServer().port(freePort()).bind("127.0.0.1").setting("appendonly no");
        if (folder != null) {
            Path data = Files.createDirectories(folder.resolve("redis")).toAbsolutePath();
            builder.setting("dir " + data).setting("save 60 1");
        } else {
            builder.setting("save \"\"");
        }
        return started(builder);
    }

    public static String databaseUrl(EmbeddedPostgres postgres) {
        return databaseUrl(postgres.getPort());
    }

    static String databaseUrl(int port) {
        return "postgres://postgres:postgres@127.0.0.1:" + port + "/postgres";
    }

    /** A process that is started at the same moment keeps the unpacked program open for a while, and it cannot be run then. */
    private static RedisServer started(RedisServerBuilder builder) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                RedisServer redis = builder.build();
                redis.start();
                return redis;
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    public static String redisUrl(RedisServer redis) {
        return "redis://127.0.0.1:" + redis.ports().get(0);
    }

    /** Below those that the system gives to outgoing connections: a server that is started again finds its port as it left it. */
    public static synchronized int freePort() {
        int port = LOWEST_PORT + new Random().nextInt(PORTS);
        return GIVEN.add(port) && PortCheck.isFree(port) ? port : freePort();
    }

    @Override
    public void close() throws IOException {
        redis.stop();
        postgres.close();
    }
}
