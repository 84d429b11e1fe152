package dev.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.mcp.protocol.McpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader of the README and of the pages beside it is led to exists. */
class FrontDoorTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern VERSION = Pattern.compile("<artifactId>waymark</artifactId>\\s*<version>([^<]+)<");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/.])bin/(?:lab/)?[a-z-]+\\b(?:\\.sh)?");

    @Test
    void theReadmeIsShortEnoughToBeRead() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachLinkOfAPageLeadsToAFile(Path page) throws IOException {
        Path folder = page.toAbsolutePath().getParent();
        assertThat(found(LINK, page, 1))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    @Test
    void eachScriptThatIsNamedCanBeRun() throws IOException {
        for (Path file : Stream.of("md", "java", "yml", "sh")
                .flatMap(FrontDoorTest::files)
                .toList()) {
            assertThat(found(SCRIPT, file, 0)).as(file.toString()).allSatisfy(script -> assertThat(Path.of(script))
                    .isExecutable());
        }
    }

    @Test
    void threeCommandsAreAtTheTop() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bin"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("build.sh", "check", "dev", "lab", "waymark");
        }
    }

    @Test
    void continuousIntegrationRunsWhatTheReadmeNames() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("bin/check", "apt-get install -y chromium");
        for (String runs : List.of(".ci/run", ".github/workflows/check.yml")) {
            assertThat(found(SCRIPT, Path.of(runs), 0)).containsOnly("bin/check");
        }
    }

    @Test
    void buildCodeAndChangelogNameTheSameVersion() throws IOException {
        String version = found(VERSION, Path.of("pom.xml"), 1).get(0);
        assertThat(McpServer.VERSION).isEqualTo(version);
        assertThat(Files.readString(Path.of("CHANGELOG.md")))
                .contains(version.endsWith("-SNAPSHOT") ? "\n## Unreleased\n" : "\n## " + version + " (");
    }

    static Stream<Path> pages() {
        return files("md");
    }

    private static Stream<Path> files(String ending) {
        return Stream.of("", ".github", "docs", "src/main", "src/test/java", "bin")
                .flatMap(folder -> below(folder).stream())
                .filter(file -> file.toString().endsWith("." + ending));
    }

    private static List<Path> below(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder), folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Pattern pattern, Path file, int group) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(group))
                .toList();
    }
}
