package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingTest {

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "Apache", "Caddy", "Netlify", "Cloudflare", "WordPress"})
    void speaksOf(String server) {
        assertThat(Publishing.guide(Url.parse("https://example.org/llms.txt"))).contains(server);
    }

    @Test
    void namesTheAddressOfTheFileEverywhere() {
        assertThat(Publishing.guide(Url.parse("https://example.org/docs/llms.txt")))
                .contains(
                        "at https://example.org/docs/llms.txt\n",
                        "<link rel=\"describedby\" href=\"/docs/llms.txt\">",
                        "location = /docs/llms.txt {",
                        "Link '</docs/llms.txt>; rel=\"describedby\"'",
                        "  Link: </docs/llms.txt>; rel=\"describedby\"")
                .doesNotContain("{path}", "{file}");
    }

    @Test
    void letsNoPathBreakASnippet() {
        assertThat(Publishing.guide(Url.parse("https://example.org/a'$&b/llms.txt")))
                .contains("href=\"/a%27%24%26b/llms.txt\"");
    }
}
