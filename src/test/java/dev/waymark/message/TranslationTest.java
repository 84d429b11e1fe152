package dev.waymark.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Welsh texts have what the English ones have: each key, the places for what is put in, tags and code. */
class TranslationTest {

    private static final Locale WELSH = Locale.forLanguageTag("cy");
    private static final Map<String, String> TEXTS = texts("messages.properties");
    private static final Map<String, String> TRANSLATED = texts("messages_cy.properties");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[,}]");
    private static final Pattern TAG = Pattern.compile("</?[a-z]+(?: [^>]*)?>");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    @Test
    void hasTheSameKeys() {
        assertThat(TRANSLATED.keySet()).containsExactlyElementsOf(TEXTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void putsInWhatTheEnglishTextDoes(String key, String english, String welsh) {
        assertThat(welsh).as(key).isNotBlank().doesNotContain("'").doesNotContain("  ");
        assertThatCode(() -> new MessageFormat(welsh, WELSH)).as(key).doesNotThrowAnyException();
        assertThat(all(PLACE, welsh)).as(key).isEqualTo(all(PLACE, english));
        assertThat(all(CODE, welsh)).as(key).isEqualTo(all(CODE, english));
        if (key.endsWith(".html")) {
            assertThat(all(TAG, welsh)).as(key).isEqualTo(all(TAG, english));
        }
    }

    static Stream<Object[]> entries() {
        return TEXTS.entrySet().stream().map(entry ->
                new Object[] {entry.getKey(), entry.getValue(), TRANSLATED.getOrDefault(entry.getKey(), "")});
    }

    private static TreeSet<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replace(",", "}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(String file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/main/resources/dev/waymark/message", file))) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] sides = line.split("=", 2);
                    texts.put(sides[0], sides[1]);
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
