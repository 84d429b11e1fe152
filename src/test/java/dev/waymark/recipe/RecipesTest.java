package dev.waymark.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Messages;
import dev.waymark.recipe.Recipe.Forwarding;
import dev.waymark.recipe.Recipe.Way;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s)`\"]+");
    private static final Pattern KEY_OF_A_RECIPE = Pattern.compile("publish\\.recipe\\.([a-z-]+)\\.([a-z-]+)(\\.\\d)?");

    private static final Map<Forwarding, String> HOSTED_BY_RECIPE =
            Map.of(Forwarding.SERVER, "hosted", Forwarding.REDIRECT, "hosted-redirect");

    @Test
    void knowsTheUsualWaysToMakeAWebsite() {
        assertThat(Recipes.all())
                .extracting(Recipe::id)
                .containsExactlyInAnyOrder(
                        "wordpress",
                        "wordpress-com",
                        "wix",
                        "squarespace",
                        "shopify",
                        "webflow",
                        "drupal",
                        "joomla",
                        "server",
                        "netlify",
                        "vercel",
                        "github-pages",
                        "cloudflare",
                        "nginx",
                        "apache",
                        "caddy");
    }

    @ParameterizedTest
    @MethodSource("dev.waymark.recipe.Recipes#all")
    void everyRecipeIsDatedAndHasItsTexts(Recipe recipe) {
        assertThat(recipe.checked())
                .isBetween(LocalDate.of(2026, 11, 1), LocalDate.now().plusDays(1));
        assertThat(recipe.name()).isNotBlank();
        assertThat(recipe.ways()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(recipe.own().isEmpty() || Messages.hasKey("publish.own." + recipe.own()))
                .isTrue();
        for (Way way : recipe.ways()) {
            if (way != Way.PROXY) {
                assertThat(Messages.hasKey("publish.recipe." + recipe.id() + "." + lower(way) + ".1"))
                        .as(recipe.id() + " " + way)
                        .isTrue();
            }
        }
        for (Forwarding way : recipe.hosted()) {
            String steps = HOSTED_BY_RECIPE.containsKey(way)
                    ? "publish.recipe." + recipe.id() + "." + HOSTED_BY_RECIPE.get(way) + ".1"
                    : "publish.hosted." + way.name().toLowerCase(Locale.ROOT) + ".1";
            assertThat(Messages.hasKey(steps)).as(recipe.id() + " " + way).isTrue();
            if (HOSTED_BY_RECIPE.containsKey(way)) {
                assertThat(Recipes.code(recipe.id() + "." + HOSTED_BY_RECIPE.get(way) + ".code"))
                        .as("code of " + recipe.id() + " " + way)
                        .isPresent();
            }
        }
        assertThat(recipe.hosted()).isSorted();
        assertThat(Messages.hasKey("publish.recipe." + recipe.id() + ".link"))
                .as("says where to put the code that it has")
                .isEqualTo(Recipes.code(recipe.id() + ".link.code").isPresent());
    }

    @ParameterizedTest
    @MethodSource("dev.waymark.recipe.Recipes#all")
    void aRedirectComesLast(Recipe recipe) {
        assertThat(recipe.ways()).isSorted();
    }

    /** A text that no recipe shows would be translated for nobody. */
    @Test
    void everyTextBelongsToAWayOfARecipe() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Recipe recipe : Recipes.all()) {
            recipe.ways().stream()
                    .filter(way -> way != Way.PROXY)
                    .forEach(way -> shown.add(recipe.id() + " " + lower(way)));
            recipe.hosted().stream()
                    .filter(way -> HOSTED_BY_RECIPE.containsKey(way))
                    .forEach(way -> shown.add(recipe.id() + " " + HOSTED_BY_RECIPE.get(way)));
            shown.add(recipe.id() + " link");
        }
        assertThat(keys(Path.of("src/main/resources/dev/waymark/message/messages.properties")).stream()
                        .filter(key -> key.startsWith("publish.recipe.")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(KEY_OF_A_RECIPE.matcher(key).results())
                        .singleElement()
                        .satisfies(named -> assertThat(shown).contains(named.group(1) + " " + named.group(2))));
        assertThat(keys(Path.of("src/main/resources/dev/waymark/message/messages.properties")).stream()
                        .filter(key -> key.startsWith("publish.own.")))
                .allSatisfy(key -> assertThat(Recipes.all())
                        .extracting(recipe -> "publish.own." + recipe.own())
                        .contains(key));
    }

    /** A misspelt key of the data would be passed over in silence. */
    @Test
    void everyLineOfTheDataIsRead() throws IOException {
        List<String> ids =
                new ArrayList<>(Recipes.all().stream().map(Recipe::id).toList());
        assertThat(keys(Path.of("src/main/resources/dev/waymark/recipe/recipes.properties")))
                .allSatisfy(key -> assertThat(
                                ids.stream()
                                                .anyMatch(
                                                        id -> key.matches(
                                                                id
                                                                        + "\\.(name|checked|source|tried|ways|hosted|own|generators|attributes|hosts|paths|headers|link\\.code)"))
                                        || ids.stream().anyMatch(id -> Recipes.find(id).orElseThrow().ways().stream()
                                                .anyMatch(way -> key.equals(id + "." + lower(way) + ".code")))
                                        || ids.stream()
                                                .anyMatch(id -> key.matches(
                                                        id + "\\.(hosted(-more|-redirect)?|markdown)\\.code"))
                                        || key.matches("(nginx|apache|caddy)\\.markdown\\.tried|page\\.markdown\\.code")
                                        || key.matches(
                                                "recipes|detected|writers|(proxy|link)\\.code|(yoast|aioseo|rank-math)\\.(name|mark)"))
                        .as(key)
                        .isTrue());
    }

    @Test
    void everyLinkIsOneThatCanBeOpened() {
        assertThat(Recipes.all()).allSatisfy(recipe -> recipe.source().ifPresent(source -> assertThat(source)
                .startsWith("https://")
                .isEqualTo(Url.parse(source).toString())));
        String guide = guide("https://example.org/llms.txt");
        List<String> links =
                LINK.matcher(guide).results().map(found -> found.group()).toList();
        assertThat(links)
                .hasSizeGreaterThan(8)
                .allSatisfy(link -> assertThat(Url.parse(link).toString()).isEqualTo(link));
    }

    @Test
    void whatRunsOnSomethingElseIsLookedForFirst() {
        List<String> detected = Recipes.detected().stream().map(Recipe::id).toList();
        assertThat(detected.indexOf("wordpress-com")).isLessThan(detected.indexOf("wordpress"));
        assertThat(detected.subList(detected.size() - 4, detected.size()))
                .containsExactly("netlify", "vercel", "github-pages", "cloudflare");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Generated by Yoast SEO v28.4, this is an llms.txt file, meant for consumption by LLMs.' | Yoast SEO",
                "'Generated by All in One SEO v4.8.6.1, this is an llms.txt file' | All in One SEO",
                "'Generated by Rank Math SEO, this is an llms.txt file designed to help LLMs' | Rank Math",
                "'# Name\n\n> We help with Yoast SEO and Rank Math.' | ",
                "'' | ",
            })
    void knowsAFileByTheSignatureOfItsWriter(String start, String writer) {
        assertThat(Recipes.writer(start)).isEqualTo(Optional.ofNullable(writer));
        assertThat(Recipes.writer("x".repeat(3_000) + start)).isEmpty();
    }

    private static String guide(String file) {
        return new PublishingGuide(Url.parse(file), Messages.ENGLISH).whole(Optional.empty());
    }

    private static String lower(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
