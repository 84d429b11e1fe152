package dev.waymark.boot;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.harness.Api;
import dev.waymark.harness.Certificate;
import dev.waymark.harness.OwnServers;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One start with all that production asks for: secrets in files, TLS to PostgreSQL and Redis, the operator's identity. */
@OwnServers
class ProductionIT {

    private static final int CONNECTIONS = 6;
    private static final String UNKNOWN_JOB = "/api/jobs/AAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    static Path folder;

    @Test
    void startsWithSecretsInFilesAndReachesPostgresqlAndRedisOverTls() throws Exception {
        Certificate certificate = Certificate.make(folder);
        List<String> options = new ArrayList<>(Server.quickStart());
        options.add("-Djavax.net.ssl.trustStore=" + certificate.trusted());
        options.add("-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD);
        Path log = folder.resolve("production.log");
        try (Services services = Services.startWithTls(certificate);
                Server server =
                        Server.start(Services.freePort(), settings(services, services.databaseUrl()), options, log)) {
            saysThatItIsStartingUntilTheApplicationIsThere(server);
            assertThat(server.awaitReady(Duration.ofMinutes(3)))
                    .as(server.log())
                    .isTrue();
            JsonNode health = Api.json(new Api(server.url()).get("/health/ready"));
            assertThat(health.get("checks"))
                    .filteredOn(check -> check.get("name").asText().equals("redis"))
                    .singleElement()
                    .extracting(redis -> redis.at("/data/answers").asBoolean())
                    .isEqualTo(true);
            assertThat(services.number("select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                            + " where application_name = 'waymark' and ssl"))
                    .isPositive();
            assertThat(services.number("select count(*) from server_secret"))
                    .as("the secret is the one in the file")
                    .isZero();
            assertThat(server.log()).doesNotContain("0123456789abcdef");
            namesItsOperator(new Api(server.url()));
            opensNoMoreConnectionsThanItMay(services, server);
            refusesAPostgresqlWithTheCertificateOfAnother(services);
        }
    }

    private static void saysThatItIsStartingUntilTheApplicationIsThere(Server server) throws Exception {
        assertThat(answersUntilTheHomePage(server)).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body())
                    .isEqualTo("{\"type\":\"/docs/problems#unavailable\",\"title\":\"Unavailable\",\"status\":503,"
                            + "\"detail\":\"Waymark is starting. Try again in a few seconds.\",\"errors\":[]}");
        });
    }

    /** What was answered before it, with a body as with none. */
    private static List<HttpResponse<String>> answersUntilTheHomePage(Server server) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest get = HttpRequest.newBuilder(server.url())
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpRequest post = HttpRequest.newBuilder(server.url().resolve("/api/generate/free"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                .build();
        List<HttpResponse<String>> answers = new ArrayList<>();
        while (server.process().isAlive()) {
            try {
                HttpResponse<String> home = client.send(get, HttpResponse.BodyHandlers.ofString());
                if (home.statusCode() == 200) {
                    return answers;
                }
                answers.add(home);
                HttpResponse<String> posted = client.send(post, HttpResponse.BodyHandlers.ofString());
                if (posted.statusCode() == 503) {
                    answers.add(posted);
                }
            } catch (IOException notListening) {
                // connection refused until the listener is there
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the server ended");
    }

    private static void namesItsOperator(Api api) {
        assertThat(api.get("/nothing", "Accept", "text/html").body())
                .as("on every page")
                .contains("Run by Milestones Ltd.", "mailto:help@waymark.example.org");
        assertThat(api.get("/terms", "Accept", "text/html").body())
                .contains(
                        "1 High Street, Leeds LS1 1AA", "Company or charity number 01234567", "VAT number GB123456789")
                .contains("This page is a draft.");
        assertThat(api.get("/privacy", "Accept", "text/html").body()).contains("help@waymark.example.org");
        assertThat(api.get("/.well-known/security.txt").body())
                .matches("Contact: mailto:help@waymark\\.example\\.org\n"
                        + "Expires: \\d{4}-\\d{2}-\\d{2}T00:00:00Z\n"
                        + "Preferred-Languages: en\n"
                        + "Canonical: https://waymark\\.example\\.org/\\.well-known/security\\.txt\n");
    }

    /** While nobody can read the jobs, each request for one keeps its connection. */
    private static void opensNoMoreConnectionsThanItMay(Services services, Server server) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2 * CONNECTIONS);
        try (Connection connection = services.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table jobs");
            Api api = new Api(server.url());
            List<Future<Integer>> answers = clients.invokeAll(
                    Collections.nCopies(
                            2 * CONNECTIONS, () -> api.get(UNKNOWN_JOB).statusCode()),
                    4,
                    TimeUnit.SECONDS);
            assertThat(services.number("select count(*) from pg_stat_activity where application_name = 'waymark'"))
                    .isEqualTo(CONNECTIONS);
            assertThat(answers)
                    .filteredOn(answer -> !answer.isCancelled())
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(answer.get()).isEqualTo(503));
        } finally {
            clients.shutdownNow();
        }
        assertThat(new Api(server.url()).get(UNKNOWN_JOB).statusCode()).isEqualTo(404);
    }

    private static void refusesAPostgresqlWithTheCertificateOfAnother(Services services) throws Exception {
        Certificate other = Certificate.make(Files.createDirectory(folder.resolve("other")));
        String database = Services.databaseUrl(services.postgres(), other);
        Path log = folder.resolve("other.log");
        try (Server server =
                Server.start(Services.freePort(), settings(services, database), Server.quickStart(), log)) {
            assertThat(server.process().waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(server.process().exitValue()).isEqualTo(1);
            assertThat(server.log())
                    .contains("The connection to PostgreSQL cannot be trusted", "Waymark ends: The application did");
        }
    }

    private static Map<String, String> settings(Services services, String database) throws IOException {
        return Map.ofEntries(
                entry("PROFILE", "production"),
                entry("PUBLIC_URL", "https://waymark.example.org"),
                entry("DATABASE_URL_FILE", file("database", database)),
                entry("DATABASE_CONNECTIONS", String.valueOf(CONNECTIONS)),
                entry("REDIS_URL_FILE", file("redis", services.redisUrl())),
                entry("SERVER_SECRET_FILE", file("secret", "0123456789abcdef0123456789abcdef")),
                entry("OPERATOR_NAME", "Milestones Ltd"),
                entry("OPERATOR_ADDRESS", "1 High Street, Leeds LS1 1AA"),
                entry("OPERATOR_EMAIL", "help@waymark.example.org"),
                entry("OPERATOR_NUMBER", "01234567"),
                entry("OPERATOR_VAT_NUMBER", "GB123456789"));
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content + "\n").toString();
    }
}
