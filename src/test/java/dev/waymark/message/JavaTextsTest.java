package dev.waymark.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No class has a sentence for people in it: those are in the bundle. Logs and exceptions are for operators and developers and stay in
 * English, as do the command line and what the server says while it starts; what is written into files and asked of the model has
 * languages of its own.
 */
class JavaTextsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/waymark");

    /** The command line, the server's start, prompts, and the texts of the files that are written. */
    private static final Set<String> OTHERS = Set.of("cli", "boot", "listener", "claude", "template", "outline");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern SENTENCE = Pattern.compile("^[A-Z][a-z’]* .*[a-z].*[.?!:…]\\s*$");
    private static final Pattern NOT_FOR_PEOPLE = Pattern.compile("LOG\\.|Exception\\(|Error\\(|super\\(");

    @ParameterizedTest
    @MethodSource("classes")
    void hasNoSentenceForPeople(Path source) throws IOException {
        String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
        assertThat(LITERAL.matcher(code)
                        .results()
                        .filter(literal -> SENTENCE.matcher(literal.group(1)).matches())
                        .filter(literal -> !NOT_FOR_PEOPLE
                                .matcher(statement(code, literal.start()))
                                .find())
                        .map(literal -> literal.group(1)))
                .as(source.toString())
                .isEmpty();
    }

    /** The part of a statement that is before a place in it. */
    private static String statement(String code, int place) {
        int begin = place;
        while (begin > 0 && ";{}".indexOf(code.charAt(begin - 1)) < 0) {
            begin--;
        }
        return code.substring(begin, place);
    }

    static Stream<Path> classes() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            !OTHERS.contains(SOURCES.relativize(file).getName(0).toString()))
                    .toList()
                    .stream();
        }
    }
}
