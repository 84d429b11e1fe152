package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionsTest {

    private static final Map<String, String> NO_DATABASE =
            Map.of("DATABASE_URL", "postgres://elsewhere/waymark", "SMTP_URL", "smtp://localhost");
    private static final Map<String, String> NO_REDIS =
            Map.of("REDIS_URL_FILE", "/run/secrets/redis", "SMTP_URL_FILE", "/run/secrets/smtp");

    private final Map<String, String> settings = new HashMap<>();
    private final Set<ProcessHandle> ofOtherTests = descendants();

    @TempDir
    Path data;

    @Test
    void startsWhatTheEnvironmentDoesNotName() throws Exception {
        try (Companions companions = Companions.start(data, NO_DATABASE, settings)) {
            assertThat(settings).containsOnlyKeys("REDIS_URL");
            assertThat(companions.failure()).isEmpty();
        }
    }

    @Test
    void startsAMailServerThatTakesWhatIsSent() throws Exception {
        Map<String, String> noDatabaseNorRedis =
                Map.of("DATABASE_URL", "postgres://elsewhere/w", "REDIS_URL", "redis://elsewhere");
        int port;
        try (Companions companions = Companions.start(data, noDatabaseNorRedis, settings)) {
            assertThat(settings).containsOnlyKeys("SMTP_URL", "MAIL_FROM");
            assertThat(settings.get("SMTP_URL")).matches("smtp://127\\.0\\.0\\.1:\\d+");
            port = URI.create(settings.get("SMTP_URL")).getPort();
            assertThat(PortCheck.isUsed(port)).isTrue();
            assertThat(companions.failure()).isEmpty();
        }
        assertThat(PortCheck.isUsed(port)).isFalse();
    }

    @Test
    void showsAMailAsOneLineWithItsLink() {
        String text =
                "The file for http://site.example/ is ready. Open it here:\n\nhttp://localhost:8080/jobs/abc\n\nOrder 1\n";
        assertThat(Companions.line(
                        new Mailbox.Mail("<1@w>", "w", "ann@example.org", "It is ready", text, "", Optional.empty())))
                .isEqualTo("Mail to ann@example.org: It is ready  http://localhost:8080/jobs/abc");
    }

    @Test
    void saysThatRedisHasEnded() throws Exception {
        try (Companions companions = Companions.start(data, NO_DATABASE, settings)) {
            ended();
            assertThat(soon(companions))
                    .contains("Redis has ended. Look for what stopped it, or set REDIS_URL to a Redis of yours.");
        }
    }

    @Test
    void saysThatPostgresqlHasEnded() throws Exception {
        try (Companions companions = Companions.start(data, NO_REDIS, settings)) {
            assertThat(settings).containsOnlyKeys("DATABASE_URL");
            assertThat(companions.failure()).isEmpty();
            String pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                    .get(0);
            assertThat(ProcessHandle.of(Long.parseLong(pid.strip()))
                            .orElseThrow()
                            .destroyForcibly())
                    .isTrue();
            assertThat(soon(companions))
                    .contains(
                            "PostgreSQL has ended. Look for what stopped it, or set DATABASE_URL to a PostgreSQL of yours.");
        }
    }

    @Test
    void saysWhyPostgresqlDidNotStart() throws Exception {
        Files.writeString(Files.createDirectories(data.resolve("postgresql")).resolve("PG_VERSION"), "9.6\n");
        try (Companions companions = Companions.start(data, NO_REDIS, settings)) {
            assertThat(soon(companions))
                    .hasValueSatisfying(why -> assertThat(why).startsWith("PostgreSQL did not start: "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres-linux-x86_64.txz",
                "postgres-linux-arm_64.txz",
                "postgres-darwin-x86_64.txz",
                "postgres-darwin-arm_64.txz"
            })
    void bringsPostgresqlForTheMachinesOfDevelopers(String archive) {
        assertThat(getClass().getClassLoader().getResource(archive)).isNotNull();
    }

    /** Ends the children that were started, as a crash would; PostgreSQL is none, since what starts it has gone. */
    private void ended() {
        Set<ProcessHandle> started = descendants();
        started.removeAll(ofOtherTests);
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private static Optional<String> soon(Companions companions) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (companions.failure().isEmpty() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return companions.failure();
    }
}
