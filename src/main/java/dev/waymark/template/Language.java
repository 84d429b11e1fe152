package dev.waymark.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language of a file, and how it says what our own words in a file say: titles of sections, lead-ins, labels of facts, advice. The
 * table of each language is a text {@code languages/<code>.txt} with a line {@code English = translation} for each; {@code {0}} stands for
 * what is filled in.
 */
public final class Language {

    public static final Language ENGLISH = new Language("en", Map.of());

    private static final String BETWEEN = " = ";

    private static final Map<String, Language> KNOWN = Stream.concat(
                    Stream.of(ENGLISH),
                    Stream.of("cy", "de", "fr", "es", "it", "nl", "pt", "pl")
                            .map(code -> new Language(code, read("/languages/" + code + ".txt"))))
            .collect(Collectors.toUnmodifiableMap(Language::code, Function.identity()));

    private final String code;
    private final Map<String, String> words;

    private Language(String code, Map<String, String> words) {
        this.code = code;
        this.words = Map.copyOf(words);
    }

    /**
     * The language of a file.
     *
     * @param code of ISO 639-1, in lower case; a site that declares no language (the empty one) is taken for English
     */
    public static Language of(String code) {
        return code.isEmpty() ? ENGLISH : KNOWN.getOrDefault(code, new Language(code, Map.of()));
    }

    /** The languages that our words are known in, English among them. */
    public static List<Language> known() {
        return List.copyOf(KNOWN.values());
    }

    /** Words of ours in each language that they are known in, in the order of the alphabet. */
    public static List<String> inAll(String english) {
        return KNOWN.values().stream()
                .flatMap(language -> language.words(english).stream())
                .distinct()
                .sorted()
                .toList();
    }

    public String code() {
        return code;
    }

    public boolean isEnglish() {
        return code.equals(ENGLISH.code);
    }

    /** Whether our words are known in this language; of others none may be in a file. */
    public boolean isKnown() {
        return KNOWN.containsKey(code);
    }

    /**
     * Words of ours in this language.
     *
     * @param parts what is filled in, in the order of {@code {0}}, {@code {1}}
     * @return empty when they are not known in it
     */
    public Optional<String> words(String english, Object... parts) {
        Optional<String> said = isEnglish() ? Optional.of(english) : Optional.ofNullable(words.get(english));
        return said.map(text -> filled(text, parts));
    }

    /** All of our words in this language, by the English ones; empty for English itself. */
    public Map<String, String> words() {
        return words;
    }

    /** Some of them in one phrase: {@code one, two and three}. */
    public Optional<String> list(List<String> items) {
        String last = items.get(items.size() - 1);
        return items.size() == 1
                ? Optional.of(last)
                : words("{0} and {1}", String.join(", ", items.subList(0, items.size() - 1)), last);
    }

    private static String filled(String text, Object... parts) {
        String filled = text;
        for (int i = 0; i < parts.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return filled;
    }

    private static Map<String, String> read(String resource) {
        try (InputStream in = Language.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the build: " + resource);
            }
            Map<String, String> words = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(BETWEEN))
                    .map(line -> line.split(BETWEEN, 2))
                    .forEach(sides -> words.put(sides[0], sides[1].strip()));
            return words;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
