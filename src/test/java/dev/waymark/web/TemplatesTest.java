package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates promise nothing that no script or style sheet of ours keeps. */
class TemplatesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern DATA_ATTRIBUTE = Pattern.compile("\\bdata-[a-z-]+(?==)");
    private static final Pattern BUTTON_WITHOUT_A_FORM = Pattern.compile("<button\\b[^>]*\\btype=\"button\"[^>]*>");
    private static final Pattern ID = Pattern.compile("(?<=\\sid=\")[^\"]+");
    private static final Pattern COPIED_ELEMENT = Pattern.compile("\\bdata-copy=\"#([^\"]+)\"");

    @ParameterizedTest
    @MethodSource("templates")
    void everyDataAttributeIsReadByAScriptOrAStyleSheet(String template) {
        assertThat(all(DATA_ATTRIBUTE, read(template)))
                .allSatisfy(name -> assertThat(assets("js") + assets("css")).containsPattern("\\[" + name + "[=\\]]"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyButtonThatSubmitsNothingHasAScript(String template) {
        assertThat(all(BUTTON_WITHOUT_A_FORM, read(template)))
                .allSatisfy(button -> assertThat(all(DATA_ATTRIBUTE, button))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(assets("js")).containsPattern("\\[" + name + "[=\\]]")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void whatAButtonCopiesIsOnItsPage(String template) {
        String text = read(template);
        assertThat(COPIED_ELEMENT.matcher(text).results().map(found -> found.group(1)))
                .allSatisfy(id -> assertThat(text).contains("id=\"" + id + "\""));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTwoElementsHaveTheSameId(String template) {
        assertThat(all(ID, read(template))).doesNotHaveDuplicates();
    }

    static Stream<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP.resolve("WEB-INF/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).map(Path::toString).toList().stream();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).toList();
    }

    private static String assets(String kind) {
        try (Stream<Path> files = Files.list(WEBAPP.resolve("assets"))) {
            return files.filter(file -> file.toString().endsWith("." + kind))
                    .map(file -> read(file.toString()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
