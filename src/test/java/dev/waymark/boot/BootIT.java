package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.OwnServers;
import dev.waymark.harness.PayingWaymark;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.stub.FaultySmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
