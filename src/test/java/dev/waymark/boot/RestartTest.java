package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

    @ParameterizedTest
    @ValueSource(strings = {"src/main/server/start", "src/test/java/dev/waymark/harness/Server.java"})
    void aServerOutOfMemoryEndsWhateverTheOptions(String file) throws IOException {
        assertThat(Files.readString(Path.of(file))).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void imageAndUnitRunTheStartScript() throws IOException {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .containsPattern("(?s)CMD \\[\"./start\"].*CMD \\[\"./start\"]");
        assertThat(Files.readString(Path.of("docs/waymark.service"))).contains("\nExecStart=/opt/waymark/start\n");
    }

    @Test
    void whatEndedIsStartedAgain() throws IOException {
        assertThat(Files.readString(Path.of("docs/waymark.service"))).contains("\nRestart=always\n");
        assertThat(Files.readString(Path.of("compose.yaml"))).contains("    restart: unless-stopped\n");
    }
}
