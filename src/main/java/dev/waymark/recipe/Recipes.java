package dev.waymark.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All recipes, as the data file beside this class has them. */
public final class Recipes {

    /** Programs sign their file in one of its first lines. */
    private static final int MAX_SIGNATURE_PLACE = 2_000;

    private static final Properties DATA = load();
    private static final List<Recipe> ALL = ids("recipes").map(Recipes::read).toList();
    private static final List<Recipe> DETECTED =
            ids("detected").map(id -> find(id).orElseThrow()).toList();

    private Recipes() {}

    /** In the order in which they are shown. */
    public static List<Recipe> all() {
        return ALL;
    }

    /** Those that a start page can show, what runs on something else before it. */
    public static List<Recipe> detected() {
        return DETECTED;
    }

    /** The recipe of this id; empty for null and for one that was dropped. */
    public static Optional<Recipe> find(@Nullable String id) {
        return ALL.stream().filter(recipe -> recipe.id().equals(id)).findFirst();
    }

    /** What to do where nothing is known of a website. */
    static Recipe any() {
        return find("server").orElseThrow();
    }

    /** The name of the program that has written an llms.txt and signed it. */
    public static Optional<String> writer(String llmsTxt) {
        String start = llmsTxt.substring(0, Math.min(llmsTxt.length(), MAX_SIGNATURE_PLACE));
        return ids("writers")
                .filter(id -> start.contains(value(id + ".mark")))
                .map(id -> value(id + ".name"))
                .findFirst();
    }

    /** What is to be copied, by its whole key; empty when there is nothing. */
    static Optional<String> code(String key) {
        return Optional.ofNullable(DATA.getProperty(key));
    }

    private static Recipe read(String id) {
        return new Recipe(
                id,
                value(id + ".name"),
                LocalDate.parse(value(id + ".checked")),
                Optional.ofNullable(DATA.getProperty(id + ".source")),
                Optional.ofNullable(DATA.getProperty(id + ".tried")),
                ids(id + ".ways")
                        .map(way -> Recipe.Way.valueOf(way.toUpperCase(Locale.ROOT)))
                        .toList(),
                ids(id + ".hosted")
                        .map(way -> Recipe.Forwarding.valueOf(way.toUpperCase(Locale.ROOT)))
                        .toList(),
                DATA.getProperty(id + ".own", ""),
                new Recipe.Signs(
                        ids(id + ".generators").toList(),
                        ids(id + ".attributes").toList(),
                        ids(id + ".hosts").toList(),
                        ids(id + ".paths").toList(),
                        ids(id + ".headers").toList()));
    }

    private static Stream<String> ids(String key) {
        return Stream.of(DATA.getProperty(key, "").split(" ")).filter(id -> !id.isEmpty());
    }

    private static String value(String key) {
        return Objects.requireNonNull(DATA.getProperty(key), key);
    }

    private static Properties load() {
        Properties data = new Properties();
        try (InputStream in = Objects.requireNonNull(Recipes.class.getResourceAsStream("recipes.properties"))) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }
}
