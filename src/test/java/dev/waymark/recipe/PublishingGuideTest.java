package dev.waymark.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Messages;
import dev.waymark.url.Url;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wordpress   | wp_remote_request('https://files.example/example.org/llms.txt', array(",
                "wix         | const address = \"https://files.example/example.org\" + new URL(request.url).pathname;",
                "netlify     | /llms.txt https://files.example/example.org/llms.txt 200!",
                "netlify     | /llms-full.txt https://files.example/example.org/llms-full.txt 200!",
                "vercel      | { \"source\": \"/llms.txt\", \"destination\": \"https://files.example/example.org/llms.txt\" }",
                "nginx       | proxy_pass https://files.example/example.org/llms.txt;",
                "nginx       | proxy_set_header Host files.example;",
                "nginx       | rewrite ^ /example.org$uri break;",
                "apache      | ProxyPass \"https://files.example/example.org/llms.txt\"",
                "apache      | ProxyPassMatch \"https://files.example/example.org$1\"",
                "caddy       | rewrite * /example.org/llms.txt",
                "caddy       | rewrite * /example.org{uri}",
                "caddy       | reverse_proxy https://files.example {",
                "squarespace | /llms.txt -> https://files.example/example.org/llms.txt 302",
                "drupal      | Ask whoever looks after your server what answers its requests: nginx, Apache or Caddy.",
                "github-pages | GitHub Pages cannot pass requests on.",
            })
    void passesRequestsOnToAHostedFile(String id, String line) {
        assertThat(hosted().of(Recipes.find(id).orElseThrow()))
                .contains(line)
                .doesNotContain("{path}", "{hosted", "{0}", "{1}", "{2}", "{3}", "files.example/llms.txt");
    }

    @ParameterizedTest
    @MethodSource("dev.waymark.recipe.Recipes#all")
    void leadsWithPassingOnWhenTheFileIsHostedAndEndsWithARedirect(Recipe recipe) {
        String guide = hosted().of(recipe);
        if (recipe.hosted().isEmpty()) {
            assertThat(guide).contains("cannot pass requests on");
            return;
        }
        assertThat(guide)
                .containsSubsequence(
                        "**Pass requests on to the file that we host**", "**Put the file on your website**")
                .doesNotContain("Upload `llms.txt` anywhere it gets an address");
        if (recipe.hosted().contains(Recipe.Forwarding.REDIRECT)) {
            assertThat(guide)
                    .containsSubsequence(
                            "**Put the file on your website**",
                            "**Last choice: a redirect**",
                            " 302",
                            "Some programs do not");
        }
    }

    @Test
    void saysNothingOfAHostedFileWhenThereIsNone() {
        assertThat(whole("https://example.org/llms.txt", Optional.empty()))
                .doesNotContain("host**", "{hosted", "Pass requests");
    }

    @Test
    void beginsWithTheHostedAddressWhenTheFileIsHosted() {
        assertThat(hosted().whole(Recipes.find("nginx")))
                .contains("1. Let your website pass requests for https://example.org/llms.txt on to"
                        + " https://files.example/example.org/llms.txt\n2. Check that");
        assertThat(hosted().plain(Recipes.find("netlify"))).isEqualTo("""
                        1. Put this in a file named _redirects in the folder that is published, before other lines.
                        2. Deploy the site again. Netlify passes on the whole request, with the cookies of your website.

                        /llms.txt https://files.example/example.org/llms.txt 200!
                        /llms-full.txt https://files.example/example.org/llms-full.txt 200!""");
    }

    @Test
    void letsNoPathBreakASnippetThatPassesRequestsOn() {
        String guide = guide("https://example.org/a'$&b/llms.txt")
                .withHosted(Url.parse("https://files.example:8443/example.org/a'$&b/llms.txt"))
                .whole(Optional.empty());
        assertThat(guide)
                .contains(
                        "wp_remote_request('https://files.example:8443/example.org/a%27%24%26b/llms.txt', array(",
                        "!== '/a%27%24%26b/llms.txt')",
                        "proxy_set_header Host files.example:8443;",
                        "rewrite ^ /example.org$uri break;")
                .doesNotContain("a'", "$&");
    }

    private static PublishingGuide hosted() {
        return guide("https://example.org/llms.txt")
                .withHosted(Url.parse("https://files.example/example.org/llms.txt"));
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
