package dev.waymark.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Messages;
import dev.waymark.url.Url;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishingGuideTest {

    @ParameterizedTest
    @MethodSource("dev.waymark.recipe.Recipes#all")
    void hasASectionForEachRecipeThatSaysWhetherItWasTried(Recipe recipe) {
        assertThat(whole("https://example.org/llms.txt", Optional.empty())).contains("\n## " + title(recipe) + "\n");
        assertThat(guide("https://example.org/llms.txt").of(recipe))
                .contains(
                        "\n1. ",
                        "describedby",
                        recipe.tried().isPresent()
                                ? "We tried this with " + recipe.tried().get() + " on "
                                : "Last checked on 30 November 2026. We have not tried this one ourselves")
                .doesNotContain("{path}", "{0}", "{1}");
    }

    @Test
    void beginsWithTheRecipeOfTheWebsite() {
        assertThat(whole("https://example.org/llms.txt", Recipes.find("wix")))
                .containsOnlyOnce("Your website is made with Wix.")
                .containsOnlyOnce("\n## Wix\n")
                .matches("(?s).*Your website is made with Wix\\.\n\n## Wix\n.*## WordPress\n.*");
    }

    @Test
    void callsAHostWhatAWebsiteRunsOn() {
        assertThat(guide("https://example.org/llms.txt")
                        .made(Recipes.find("netlify").orElseThrow()))
                .isEqualTo("Your website runs on Netlify.");
    }

    @Test
    void namesTheAddressOfTheFileEverywhere() {
        assertThat(whole("https://example.org/docs/llms.txt", Optional.empty()))
                .contains(
                        "at https://example.org/docs/llms.txt\n",
                        "<link rel=\"describedby\" href=\"/docs/llms.txt\">",
                        "location = /docs/llms.txt {",
                        "Link '</docs/llms.txt>; rel=\"describedby\"'",
                        "  Link: </docs/llms.txt>; rel=\"describedby\"",
                        "/docs/llms.txt -> /s/llms.txt 301",
                        "the route `example.org/docs/llms.txt`")
                .doesNotContain("{path}", "{0}", "{1}");
    }

    @Test
    void letsNoPathBreakASnippet() {
        assertThat(whole("https://example.org/a'$&b/llms.txt", Optional.empty()))
                .contains("href=\"/a%27%24%26b/llms.txt\"");
    }

    @Test
    void saysWhatARedirectCosts() {
        assertThat(guide("https://example.org/llms.txt")
                        .of(Recipes.find("squarespace").orElseThrow()))
                .matches(
                        "(?s).*Let Cloudflare answer.*Last choice: a redirect.*Some programs do not follow a redirect.*");
    }

    @Test
    void hasStepsForAMailWithoutMarkup() {
        assertThat(guide("https://example.org/llms.txt").plain(Recipes.find("wordpress")))
                .isEqualTo("""
                        1. Open the file manager of your hosting company, or connect with FTP or SFTP.
                        2. Upload llms.txt to the folder that holds wp-config.php.""");
        assertThat(guide("https://example.org/llms.txt").plain(Optional.empty()))
                .contains("public_html");
    }

    private static String whole(String file, Optional<Recipe> made) {
        return guide(file).whole(made);
    }

    private static String title(Recipe recipe) {
        return guide("https://example.org/llms.txt").title(recipe);
    }

    private static PublishingGuide guide(String file) {
        return new PublishingGuide(Url.parse(file), Messages.ENGLISH);
    }
}
