package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but this package opens an address from outside, and nothing writes text of others into a page as it is. */
class OneDoorToTheWebTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern OF_THE_BUNDLE = Pattern.compile("th:utext=\"#\\{[a-z0-9.-]++(?<=\\.html)[(}][^\"]*\"");

    @ParameterizedTest
    @ValueSource(strings = {"Jsoup.connect", "openConnection", "openStream", "java.net.URL;"})
    void noSourceHolds(String call) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> holders = files.filter(OneDoorToTheWebTest::isText)
                    .filter(file -> read(file).contains(call))
                    .toList();
            assertThat(holders).isEmpty();
        }
    }

    /** Texts of the bundle may be HTML; what is put into them is escaped. */
    @Test
    void templatesShowNothingUnescapedButTextsOfTheBundle() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html"))
                            .map(file -> OF_THE_BUNDLE.matcher(read(file)).replaceAll("")))
                    .isNotEmpty()
                    .noneMatch(template -> template.contains("utext") || template.contains("[("));
        }
    }

    @Test
    void looksAtTheSourcesThatThereAre() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(OneDoorToTheWebTest::isText)).anyMatch(file -> file.endsWith("HttpFetcher.java"));
        }
    }

    private static boolean isText(Path file) {
        return Stream.of(".java", ".html", ".xhtml", ".xml").anyMatch(file.toString()::endsWith);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
