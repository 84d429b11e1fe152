package dev.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about the settings is true of all of them. */
class SettingsTest {

    private static final String SETTINGS = "src/main/resources/META-INF/microprofile-config.properties";

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_]*_[A-Z_]+|PAYMENTS)[`=]");

    /** Rows of the table: names, default, meaning. */
    private static final List<String[]> TABLE = lines("docs/settings.md")
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .filter(cells -> cells.length == 4)
            .toList();

    @ParameterizedTest
    @MethodSource("settings")
    void theTableNamesEachSettingWithItsDefaultAndItsMeaning(String name, String value) {
        Optional<String[]> row = TABLE.stream()
                .filter(cells -> cells[1].contains("`" + name + "`"))
                .findFirst();
        assertThat(row).as(name + " in docs/settings.md").isPresent();
        assertThat(row.get()[2]).contains(value);
        assertThat(row.get()[3]).isNotBlank();
    }

    static Stream<String[]> settings() throws IOException {
        Properties settings = properties();
        return settings.stringPropertyNames().stream().sorted().map(name ->
                new String[] {name, settings.getProperty(name)});
    }

    @Test
    void theTableNamesNoSettingThatDoesNotExist() throws IOException {
        Set<String> named =
                TABLE.stream().flatMap(cells -> names(cells[1])).collect(Collectors.toCollection(TreeSet::new));
        assertThat(properties().stringPropertyNames()).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/deployment.md", "docs/operations.md", "docs/payments.md"})
    void theOperatorsPagesNameOnlySettingsThatExist(String page) throws IOException {
        Set<String> known = new TreeSet<>(properties().stringPropertyNames());
        known.add("JAVA_OPTS"); // of the virtual machine, not of Waymark
        assertThat(known).containsAll(lines(page).flatMap(SettingsTest::names).toList());
    }

    @Test
    void eachSettingHasOneDefault() {
        assertThat(lines(SETTINGS)
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .doesNotHaveDuplicates();
    }

    /** A descriptor cannot read the file of the settings. */
    @Test
    void theSizeOfThePoolHasTheSameDefaultWhereTheServerTakesIt() throws IOException {
        assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")))
                .contains(
                        "${ENV=DATABASE_CONNECTIONS:%s}".formatted(properties().getProperty("DATABASE_CONNECTIONS")));
    }

    private static Stream<String> names(String text) {
        return NAME.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Properties properties() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(SETTINGS))) {
            settings.load(file);
        }
        return settings;
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
