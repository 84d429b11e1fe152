package dev.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.harness.Api;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README do what it says. */
class ReadmeIT {

    private static final Pattern CURL_LINES = Pattern.compile("```sh\n(job=[^`]*)```");
    private static final Path CURL = Path.of("/usr/bin/curl");

    @TempDir
    private Path home;

    @Test
    void theThreeLinesOfCurlSubmitASiteFollowTheJobAndSaveTheFile() throws Exception {
        assumeTrue(Files.isExecutable(CURL));
        Matcher lines = CURL_LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).isTrue();
        assertThat(lines.group(1).lines()).hasSize(3);
        String output = run(lines.group(1)
                .replace("http://localhost:8080", Waymark.SERVER.url().toString())
                .replace("https://example.org", Waymark.CHARITY.address()));
        assertThat(output).contains("event: progress", "event: end");
        assertThat(home.resolve("llms.txt"))
                .content()
                .startsWith("# Harbour Lights")
                .contains("\n## ");
    }

    /** As a client of its own, so that it takes nothing from the day's limit of others. */
    private String run(String script) throws IOException, InterruptedException {
        Files.writeString(
                home.resolve(".curlrc"),
                "header = \"X-Forwarded-For: " + new Api(Waymark.SERVER.url()).address() + "\"\n");
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-eu", "-c", script));
        shell.environment().put("CURL_HOME", home.toString());
        shell.directory(home.toFile());
        Process process = shell.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
