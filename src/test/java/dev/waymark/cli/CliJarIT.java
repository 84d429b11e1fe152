package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.harness.FolderSite;
import dev.waymark.stub.AnthropicStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command line tool as the one file that people download, run as they run it, and what the documentation tells them to run. */
@Execution(ExecutionMode.CONCURRENT)
class CliJarIT {

    private static final Path JAR = Path.of("target/waymark-cli.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path GUIDE = Path.of("docs/continuous-integration.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n([^`]*)```");
    private static final Pattern INSTALLATION = Pattern.compile("```sh\n(printf[^`]*)```");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ ([^}]*) }}");
    private static final String PAGE = """
            <title>%1$s | Rook Lane Press</title><h1>%1$s</h1>
            <p>%1$s: Rook Lane Press prints broadsides and poetry by hand in a former chapel in Frome, on a press of 1862.</p>""";

    /** Files on their own: a home, a repository, and before all other programs a Java without its slow start and a curl without a network. */
    @TempDir
    private Path folder;

    private FolderSite site;
    private String out = "";
    private String err = "";

    @BeforeEach
    void serveAndPrepare() throws IOException {
        Path pages = Files.createDirectories(folder.resolve("site"));
        Files.writeString(
                pages.resolve("index.html"),
                PAGE.formatted("Home") + "<a href=/shop.html>Shop</a> <a href=/visit.html>Visit</a>");
        Files.writeString(pages.resolve("shop.html"), PAGE.formatted("Shop"));
        Files.writeString(pages.resolve("visit.html"), PAGE.formatted("Visit"));
        site = FolderSite.serve(pages, 0);
        Files.createDirectories(folder.resolve("repository"));
        Files.createDirectories(folder.resolve("home/.local/bin"));
        program("java", "exec " + JAVA + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"");
        program("curl", """
                while [ "$1" != --output ]; do shift; done
                case "$3" in
                  https://github.com/waymark/waymark/releases/download/v0.2.0/waymark-cli.jar) ln -sf %1$s "$2" ;;
                  */SHA256SUMS) cd "$(dirname %1$s)" && sha256sum waymark-cli.jar > "$OLDPWD/$2" ;;
                  *) exit 22 ;;
                esac""".formatted(JAR));
        Files.createSymbolicLink(folder.resolve("home/waymark-cli.jar"), JAR);
    }

    @AfterEach
    void stop() throws IOException {
        site.close();
        for (String link : List.of("home", "repository", "temporary")) {
            Files.deleteIfExists(folder.resolve(link).resolve("waymark-cli.jar"));
        }
    }

    @Test
    void saysItsVersionAndStaysSmallEnoughToBeDownloadedInEachBuild() throws Exception {
        assertThat(waymark("--version")).isZero();
        assertThat(out).isEqualTo(Main.NAME + "\n");
        assertThat(Files.size(JAR)).isLessThan(40_000_000);
    }

    @Test
    void writesFilesAndJudgesThem() throws Exception {
        assertThat(waymark("generate", "--out", ".", "--full", "--twins", "--bundle", site.address()))
                .isZero();
        assertThat(out).isEmpty();
        assertThat(err).contains("   3 of 3  " + site.address()).contains("Wrote ./waymark.zip");
        assertThat(folder.resolve("repository/llms.txt")).content().startsWith("# Rook Lane Press\n");
        assertThat(folder.resolve("repository/shop.html.md")).content().startsWith("# Shop\n\nSource: ");
        assertThat(waymark("validate", "llms.txt")).isZero();
        assertThat(out).endsWith("lighthouse:       passes\n");
    }

    @Test
    void asksTheModelWithTheWholeOfItsLibrary() throws Exception {
        try (AnthropicStandIn model = AnthropicStandIn.start(0, AnthropicStandIn.Mode.ANSWER)) {
            Map<String, String> settings = Map.of("ANTHROPIC_API_KEY", "none", "ANTHROPIC_BASE_URL", model.address());
            assertThat(shell(settings, "java -jar " + JAR + " generate --claude " + site.address()))
                    .isZero();
            assertThat(err).contains("Claude wrote the notes of ");
        }
    }

    @Test
    void answersWhatItCannotUseInWords() throws Exception {
        Map<String, String> settings = Map.of("CRAWL_EXEMPT_ADDRESSES", "", "LC_ALL", "C.UTF-8");
        assertThat(shell(settings, "java -jar " + JAR + " generate http://bücher.test:1/"))
                .isEqualTo(2);
        assertThat(err).startsWith("We cannot read websites on this port.").doesNotContain("Exception");
        assertThat(out).isEmpty();
    }

    @Test
    void givesBashWhatItNeedsToComplete() throws Exception {
        String completed = "waymark() { java -jar " + JAR + " \"$@\"; }; eval \"$(waymark completion)\"; "
                + "COMP_WORDS=(waymark ch); COMP_CWORD=1; _complete_waymark; echo \"${COMPREPLY[@]}\"";
        assertThat(shell(Map.of(), completed)).isZero();
        assertThat(out).isEqualTo("check\n");
    }

    @Test
    void aBuildPassesThenFailsForDriftThenForADeadLink() throws Exception {
        commit();
        Map<String, String> workflow = workflow();
        assertThat(workflow).containsEntry("fail-on", "validity,dead,drift");
        assertThat(action(workflow)).as("as it is").isZero();
        assertThat(folder.resolve("repository").resolve(workflow.get("sarif"))).exists();

        site.answers("/shop.html", "text/html", PAGE.formatted("Shop") + "<a href=/prints.html>Prints</a>");
        site.answers("/prints.html", "text/html", PAGE.formatted("Prints\n::error::not a command"));
        assertThat(action(Map.of())).as("drift by default").isZero();
        assertThat(out).contains("llms.txt: warning: The website has a page that the file does not list: “Prints");
        assertThat(action(Map.of("fail-on", "drift", "sarif", "waymark.sarif")))
                .as("drift")
                .isEqualTo(1);
        assertThat(out.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
        JsonNode sarif = new ObjectMapper()
                .readTree(folder.resolve("repository/waymark.sarif").toFile());
        assertThat(sarif.at("/runs/0/results/0/ruleId").asText()).isEqualTo("page-new");

        site.answersAsBefore();
        Files.delete(folder.resolve("site/visit.html"));
        assertThat(action(Map.of("junit", "waymark.xml"))).as("a dead link").isEqualTo(1);
        assertThat(out).contains(": error: An address that does not answer: " + site.address() + "/visit.html");
        assertThat(folder.resolve("repository/waymark.xml")).content().contains("failures=\"1\"");
    }

    @Test
    void theJobForGitLabRuns() throws Exception {
        commit();
        JsonNode job = yaml("llms.txt").path("llms.txt");
        String script = StreamSupport.stream(job.path("script").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
        assertThat(shell(Map.of("RELEASE", job.at("/variables/RELEASE").asText()), here(script)))
                .isZero();
        assertThat(folder.resolve("repository")
                        .resolve(job.at("/artifacts/reports/junit").asText()))
                .content()
                .contains("failures=\"0\"");
    }

    @Test
    void theHookForPreCommitRuns() throws Exception {
        JsonNode hook = new YAMLMapper()
                .readTree(Path.of(".pre-commit-hooks.yaml").toFile())
                .get(0);
        assertThat(yaml("repos").at("/repos/0/hooks/0/id").asText())
                .isEqualTo(hook.path("id").asText());
        String install = INSTALLATION
                .matcher(Files.readString(GUIDE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Files.writeString(folder.resolve("repository/llms.txt"), "# Rook Lane Press\n\n### Shop\n");
        assertThat(shell(Map.of(), install + hook.path("entry").asText() + " llms.txt"))
                .isEqualTo(1);
        assertThat(out).contains("llms.txt:3: error: ");
    }

    /** The file that the website has at first. */
    private void commit() throws IOException {
        Files.writeString(folder.resolve("repository/llms.txt"), """
                # Rook Lane Press

                > Rook Lane Press prints broadsides and poetry by hand in a former chapel in Frome.

                Prices are those on the linked pages.

                ## About

                - [Rook Lane Press](%1$s/): Start page
                - [Shop](%1$s/shop.html): What is in print
                - [Visit](%1$s/visit.html): When the chapel is open
                """.formatted(site.address()));
    }

    /** What the example of a workflow for GitHub gives to the action. */
    private static Map<String, String> workflow() throws IOException {
        JsonNode step = yaml("jobs").at("/jobs/check/steps/1");
        assertThat(step.path("uses").asText()).startsWith("waymark/waymark@");
        Map<String, String> inputs = new HashMap<>();
        step.path("with")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asText()));
        assertThat(declared().keySet()).containsAll(inputs.keySet());
        return inputs;
    }

    /** Runs the scripts of the action as GitHub does. */
    private int action(Map<String, String> given) throws Exception {
        Map<String, String> inputs = declared();
        inputs.put("url", site.address());
        inputs.putAll(given);
        inputs.replaceAll((name, value) -> here(value));
        for (JsonNode step :
                new YAMLMapper().readTree(Path.of("action.yml").toFile()).at("/runs/steps")) {
            if (step.has("run")) {
                Map<String, String> environment =
                        new HashMap<>(Map.of("RUNNER_TEMP", temporary().toString()));
                step.path("env")
                        .properties()
                        .forEach(variable -> environment.put(
                                variable.getKey(), evaluated(variable.getValue().asText(), inputs)));
                int code = shell(environment, step.path("run").asText());
                if (code != 0) {
                    return code;
                }
            }
        }
        return 0;
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(folder.resolve("temporary"));
    }

    private static Map<String, String> declared() throws IOException {
        Map<String, String> inputs = new HashMap<>();
        new YAMLMapper()
                .readTree(Path.of("action.yml").toFile())
                .path("inputs")
                .properties()
                .forEach(input -> inputs.put(
                        input.getKey(), input.getValue().path("default").asText("")));
        return inputs;
    }

    private static String evaluated(String text, Map<String, String> inputs) {
        return EXPRESSION.matcher(text).replaceAll((MatchResult found) -> switch (found.group(1)) {
            case "github.server_url" -> "https://github.com";
            case "github.action_repository" -> "waymark/waymark";
            case "inputs.version || github.action_ref" -> "v0.2.0";
            default -> {
                assertThat(found.group(1)).startsWith("inputs.");
                yield inputs.get(found.group(1).substring("inputs.".length()));
            }
        });
    }

    private static JsonNode yaml(String key) throws IOException {
        return YAML.matcher(Files.readString(GUIDE))
                .results()
                .map(block -> read(block.group(1)))
                .filter(block -> block.has(key))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(yaml, e);
        }
    }

    private String here(String text) {
        return text.replace("https://example.org", site.address());
    }

    private int waymark(String... arguments) throws Exception {
        String quoted = Stream.of(arguments).map(each -> "'" + each + "'").collect(Collectors.joining(" "));
        return shell(Map.of(), "java -jar " + JAR + " " + quoted);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** In the repository, as a runner of builds does. */
    private int shell(Map<String, String> environment, String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        ProcessBuilder shell =
                new ProcessBuilder(List.of("/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script));
        shell.environment()
                .put(
                        "PATH",
                        folder.resolve("bin") + ":" + folder.resolve("home/.local/bin") + ":" + System.getenv("PATH"));
        shell.environment().put("HOME", folder.resolve("home").toString());
        shell.environment().put("CRAWL_EXEMPT_ADDRESSES", site.exemptPair());
        shell.environment().putAll(environment);
        shell.directory(folder.resolve("repository").toFile());
        Path output = Files.createTempFile(folder, "out", "");
        Path errors = Files.createTempFile(folder, "err", "");
        int code = shell.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        out = Files.readString(output, StandardCharsets.UTF_8);
        err = Files.readString(errors, StandardCharsets.UTF_8);
        return code;
    }
}
