package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of a template comes from the bundle or from data; only examples, names and formats are in the template itself. */
class TemplateTextsTest {

    private static final Set<String> SAME_IN_ALL_LANGUAGES = Set.of(
            "Waymark", "CSV", "JSON", "llms.txt", "harbourlights.example/llms.txt", "UTC", "www.example.org", "# Name");

    private static final Set<String> READ_ATTRIBUTES = Set.of("aria-label", "title", "placeholder", "alt", "content");
    private static final Set<String> SHOWN =
            Set.of("th:text", "th:utext", "th:aria-label", "th:placeholder", "th:content");

    private static final String REPLACED = "[th:text], [th:utext], [th:replace], pre, script, svg";
    private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    /** Parts of an expression that nobody reads: keys, what is compared, what is asked of the model. */
    private static final List<Pattern> UNREAD = List.of(
            Pattern.compile("'[a-z.-]*\\.'|'\\.none'"),
            Pattern.compile("==? '[A-Za-z_]*'"),
            Pattern.compile("\\['[a-z]+']"),
            Pattern.compile("/docs/problems#"),
            Pattern.compile("\\(([a-zA-Z.]+), '[^']*'(, '[^']*')?\\)"),
            Pattern.compile("'(UTC| UTC)'"));

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\\|([^|]*)\\|");
    private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*}");

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoTextOfItsOwn(Path template) throws IOException {
        Element page = Jsoup.parse(Files.readString(template));
        assertThat(page.select("*").stream()
                        .filter(element -> element.closest(REPLACED) == null)
                        .flatMap(element -> element.textNodes().stream())
                        .map(TextNode::text)
                        .map(text -> INLINED.matcher(text).replaceAll("").strip())
                        .filter(TemplateTextsTest::isRead))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoTextOfItsOwnInAttributesThatAreRead(Path template) throws IOException {
        Element page = Jsoup.parse(Files.readString(template));
        assertThat(page.select("*:not(meta[name]:not([name=description])):not(meta[http-equiv])").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> READ_ATTRIBUTES.contains(attribute.getKey()))
                        .map(attribute -> attribute.getValue().strip())
                        .filter(TemplateTextsTest::isRead))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoTextOfItsOwnInExpressions(Path template) throws IOException {
        Element page = Jsoup.parse(Files.readString(template));
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> SHOWN.contains(attribute.getKey())
                                || (attribute.getKey().equals("th:attr")
                                        && attribute.getValue().contains("aria-label=")))
                        .flatMap(attribute -> literals(attribute.getValue()))
                        .filter(TemplateTextsTest::isRead))
                .isEmpty();
    }

    private static Stream<String> literals(String expression) {
        String read = expression;
        for (Pattern pattern : UNREAD) {
            read = pattern.matcher(read).replaceAll("");
        }
        return LITERAL.matcher(read)
                .results()
                .map(literal -> EXPRESSION.matcher(literal.group()).replaceAll(""))
                .map(text -> text.replaceAll("['|]", "").strip());
    }

    private static boolean isRead(String text) {
        return WORD.matcher(text).find()
                && !SAME_IN_ALL_LANGUAGES.contains(text)
                && !ADDRESS.matcher(text).matches();
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
