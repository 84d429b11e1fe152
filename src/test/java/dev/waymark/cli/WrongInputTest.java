package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody types wrong is answered with a sentence about it and exit code 2, and nothing on standard output. */
class WrongInputTest {

    /** Nobody listens there, and it is not public. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private static final Pattern INSIDE = Pattern.compile(
            "\\b(java|javax|sun|dev|picocli)\\.[a-z]|[a-z](Exception|Error)\\b|^\\tat |\\bint\\b", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @MethodSource("optionsWithAValue")
    void answersAnyValueOfAnyOptionInWords(String command, String option) {
        for (String value : new String[] {"\0", "\0:80", "[::1]:\0", "999\0"}) {
            err.getBuffer().setLength(0);
            assertThat(run(command, NOWHERE, option, value)).isEqualTo(2);
            assertAnsweredInWords();
        }
    }

    static Stream<Arguments> optionsWithAValue() {
        return Main.line().getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .map(option -> Arguments.of(command.getCommandName(), option.longestName())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "crawl", "validate"})
    void answersAnySourceInWords(String command) {
        for (String source :
                new String[] {"", " ", "\0", "http://", "http://a..b/", "ftp://a.example/", NOWHERE, "a b"}) {
            err.getBuffer().setLength(0);
            assertThat(run(command, source)).as(source).isEqualTo(2);
            assertAnsweredInWords();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "generate | --exempt | example.org:80   | example.org:80 is not an IP address with a port",
                "generate | --exempt | foo              | foo is not an IP address with a port",
                "validate | --exempt | \"\"             | is not an IP address with a port",
                "crawl    | --exempt | 127.0.0.1:99999  | 127.0.0.1:99999 is not an IP address with a port",
                "crawl    | --exempt | 127.0.0.1:80,x:1 | x:1 is not an IP address with a port",
                "generate | --pages  | 0                | 0 is not a whole number from 1 to 10,000",
                "crawl    | --pages  | -1               | -1 is not a whole number from 1 to 10,000",
                "crawl    | --pages  | many             | many is not a whole number from 1 to 10,000",
                "crawl    | --pages  | 99999999999      | 99999999999 is not a whole number from 1 to 10,000",
                "crawl    | --gap    | -5               | -5 is not a whole number from 0 to 60,000",
                "crawl    | --gap    | 50               | A gap of less than 100 ms is for addresses that --exempt names.",
            })
    void saysWhatAnOptionTakes(String command, String option, String value, String words) {
        assertThat(run(command, NOWHERE, option, value)).isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString().lines().findFirst().orElseThrow()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "file,     cannot be written",
        "file/sub, cannot be written",
        "full,     cannot be written",
    })
    void saysThatAFolderCannotBeWrittenBeforeItReadsTheSite(String out, String words) throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectories(folder.resolve("full/llms.txt"));
        String path = folder.resolve(out).toString();
        assertThat(run("generate", NOWHERE, "--out", path)).isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString()).contains(path).contains(words).doesNotContain("website");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"              | validity | is not an llms.txt: ",
                "# Rook Lane Press | spelling | spelling is none of validity, dead, drift and none",
            })
    void saysWhyAFileCannotBeChecked(String content, String failOn, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("llms.txt"), content);
        assertThat(run("check", NOWHERE, "--against", file.toString(), "--fail-on", failOn))
                .isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString()).contains(words);
    }

    @Test
    void saysThatThereIsNoFileToCheckAgainst() throws IOException {
        assertThat(run(
                        "check",
                        NOWHERE,
                        "--against",
                        folder.resolve("absent.txt").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no file ");
        Path file = Files.writeString(folder.resolve("llms.txt"), "# Rook Lane Press");
        err.getBuffer().setLength(0);
        assertThat(run("check", "absent.txt", "--against", file.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no file absent.txt. ");
    }

    @Test
    void saysThatAFolderIsNoFileToCheck() {
        assertThat(run("validate", folder.toString())).isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void readsNoMoreOfAFileThanAnLlmsTxtCanHave() throws IOException {
        Path large = folder.resolve("large.txt");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(10_000_001);
        }
        assertThat(run("validate", large.toString())).isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString()).contains("larger than 10 MB");
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC_TIMEOUT_SECONDS, soon",
        "ANTHROPIC_TIMEOUT_SECONDS, 0",
        "ANTHROPIC_JOB_LIMIT_USD,   much",
        "PUBLIC_URL,                é",
        "CRAWL_EXEMPT_ADDRESSES,    localhost",
    })
    void namesTheSettingWhoseValueCannotBeUsed(String name, String value) throws Exception {
        assertThat(runWith(Map.of("ANTHROPIC_API_KEY", "none", name, value), "generate", NOWHERE, "--claude"))
                .isEqualTo(2);
        assertAnsweredInWords();
        assertThat(err.toString()).contains(name.substring(0, 6));
    }

    @Test
    void writesNumbersAlikeOnEachMachine() throws Exception {
        Map<String, String> german = Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=de -Duser.country=DE");
        assertThat(runWith(german, "generate", NOWHERE, "--pages", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("is not a whole number from 1 to 10,000");
    }

    private void assertAnsweredInWords() {
        assertThat(err.toString()).isNotBlank().doesNotContainPattern(INSIDE);
        assertThat(err.toString().lines().findFirst().orElseThrow()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** In a process of its own, with these settings. */
    private int runWith(Map<String, String> settings, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of("java", "-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        Stream.of(arguments))
                .toList());
        builder.environment().putAll(settings);
        builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        int code = builder.start().waitFor();
        out.write(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8));
        err.write(Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
        return code;
    }
}
