package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.FaultySmtp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is of no use ends, so that whatever started it starts it again. */
@OwnServers
class BootIT {

    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    static Path folder;

    private static Services services;

    @BeforeAll
    static void start() throws IOException {
        services = Services.start(null);
    }

    @AfterAll
    static void stop() throws IOException {
        services.close();
    }

    @Test
    void endsWithAnErrorWhenTheApplicationDoesNotComeUp() throws Exception {
        Path log = folder.resolve("broken.log");
        try (Services empty = Services.start(null)) {
            PayingWaymark.execute(empty, "create table flyway_schema_history (nonsense integer)");
            assertThat(end(empty.settings(), List.of(), log)).isEqualTo(1);
        }
        assertThat(Files.readString(log)).contains("Waymark ends: The application did not start");
    }

    @Test
    void endsWithAnErrorWhenTheSecretIsTooShortAndDoesNotSayIt() throws Exception {
        Path log = folder.resolve("secret.log");
        assertThat(end(Map.of("SERVER_SECRET", "hunter2hunter2"), List.of(), log))
                .isEqualTo(1);
        assertThat(Files.readString(log)).contains("SERVER_SECRET is too short").doesNotContain("hunter2");
    }

    /** A loopback address that is not written as one stands for another machine. */
    @Test
    void endsWithAnErrorWhenAMailServerElsewhereOffersNoEncryption() throws Exception {
        Path log = folder.resolve("starttls.log");
        try (FaultySmtp smtp = FaultySmtp.start()) {
            Map<String, String> settings = Map.of(
                    "SMTP_URL", "smtp://ann:hunter2@[::ffff:127.0.0.1]:" + smtp.port(), "MAIL_FROM", "w@example.org");
            assertThat(end(settings, List.of(), log)).isEqualTo(1);
            assertThat(smtp.commands()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
        }
        assertThat(Files.readString(log))
                .contains("offers no encryption (STARTTLS). Name one in SMTP_URL that does")
                .doesNotContain("hunter2");
    }

    @Test
    void endsWithAnErrorWhenItIsOutOfMemory() throws Exception {
        assertThat(end(Map.of(), List.of("-Xmx24m"), folder.resolve("memory.log")))
                .isEqualTo(OUT_OF_MEMORY);
    }

    @Test
    void saysThatItIsStartingUntilTheApplicationIsThere() throws Exception {
        try (Server server = Server.start(
                Services.freePort(), services.settings(), Server.quickStart(), folder.resolve("start.log"))) {
            List<HttpResponse<String>> before = answersUntilTheHomePage(server);
            assertThat(before).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body())
                        .isEqualTo("{\"type\":\"/docs/problems#unavailable\",\"title\":\"Unavailable\",\"status\":503,"
                                + "\"detail\":\"Waymark is starting. Try again in a few seconds.\",\"errors\":[]}");
            });
        }
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

    private static int end(Map<String, String> settings, List<String> more, Path log) throws Exception {
        Map<String, String> environment = new HashMap<>(services.settings());
        environment.putAll(settings);
        List<String> options = new ArrayList<>(Server.quickStart());
        options.addAll(more);
        try (Server server = Server.start(Services.freePort(), environment, options, log)) {
            assertThat(server.process().waitFor(4, TimeUnit.MINUTES))
                    .as("it has ended by itself")
                    .isTrue();
            return server.process().exitValue();
        }
    }
}
