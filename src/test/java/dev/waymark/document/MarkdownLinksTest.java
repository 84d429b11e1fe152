package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;

class MarkdownLinksTest {

    private static final Url PAGE = Url.parse("https://example.org/guide.html");

    @Test
    void aTwinNamesTheFileInItsFirstLines() {
        assertThat(new PageText("Guide", PAGE, "# Guide\n\nHow to begin.")
                        .write(Url.parse("https://example.org/llms.txt")))
                .isEqualTo("# Guide\n\nSource: https://example.org/guide.html\n\n"
                        + "Index of this website for AI agents: https://example.org/llms.txt\n\nHow to begin.\n");
    }

    @Test
    void aDocumentKeepsAllButTheAddressesOfItsLinks() {
        LlmsTxt document = LlmsTxtParser.parse(
                        "# Example\n\n> What it is.\n\nMore.\n\n## Guides\n\n"
                                + "- [Guide](https://example.org/guide.html): How to begin\n- [Other](https://example.org/other): Else\n")
                .document();
        assertThat(document.withAddresses(url -> url.equals(PAGE) ? url.at("/" + PageText.path(url)) : url)
                        .write())
                .isEqualTo(document.write().replace("guide.html", "guide.html.md"));
    }
}
