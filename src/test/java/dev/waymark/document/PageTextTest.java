package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/,                 index.html.md",
        "https://example.org/docs/,            docs/index.html.md",
        "https://example.org/docs/page.html,   docs/page.html.md",
        "https://example.org/about,            about.md",
        "https://example.org/caf%C3%A9,        caf%C3%A9.md",
        "https://example.org/a?b=c,            a-177a8.md",
        "https://example.org/.../a:b,          ...-b26e/a-b-17389.md",
    })
    void namesTheTwinAfterThePage(String url, String path) {
        assertThat(PageText.path(Url.parse(url))).isEqualTo(path);
    }

    @Test
    void writesTitleSourceAndContent() {
        assertThat(page("About", "# About\r\n\r\nHello\u200b\tworld  \r\n\r\n```\ncode")
                        .write())
                .isEqualTo(
                        "# About\n\nSource: https://example.org/about%28us%29\n\nHello    world\n\n```\ncode\n```\n");
        assertThat(page("", "").write())
                .isEqualTo("# example.org/about(us)\n\nSource: https://example.org/about%28us%29\n");
    }

    @Test
    void joinsPagesInOrder() {
        LlmsFull full = LlmsFull.of("Strive", List.of(page("A", "one"), page("B", "two")), 10_000);
        assertThat(full.text()).isEqualTo("""
                        # Strive

                        # A

                        Source: https://example.org/about%28us%29

                        one

                        # B

                        Source: https://example.org/about%28us%29

                        two
                        """);
        assertThat(full.leftOut()).isEmpty();
    }

    @Test
    void saysWhatDidNotFit() {
        PageText large = page("Large", "x".repeat(2_000));
        LlmsFull full = LlmsFull.of("Strive", List.of(page("A", "one"), large, page("B", "two")), 2_000);
        assertThat(full.leftOut()).containsExactly(large);
        assertThat(full.text())
                .startsWith(
                        "# Strive\n\nLeft out, to keep within 2 KB:\n\n- [Large](https://example.org/about%28us%29)\n\n# A\n")
                .contains("# B\n");
    }

    @Test
    void keepsWithinTheLimit() {
        List<PageText> pages = IntStream.range(0, 100)
                .mapToObj(i -> page("Page " + i, "\u20ac".repeat(100 + i)))
                .toList();
        LlmsFull full = LlmsFull.of("Strive", pages, 20_000);
        String said =
                full.text().substring(full.text().indexOf("\nLeft"), full.text().indexOf("\n# "));
        assertThat(full.text().getBytes(StandardCharsets.UTF_8).length - said.length())
                .isBetween(19_000, 20_000);
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void aPageOfItsOwnPartsIsTheSame(@ForAll String title, @ForAll Url url, @ForAll List<String> lines) {
        PageText page = new PageText(title, url, String.join("\n", lines));
        assertThat(new PageText(page.title(), page.url(), page.markdown())).isEqualTo(page);
        assertThat(page.path()).doesNotContain("//").matches("[A-Za-z0-9/._~%-]+\\.md");
        assertThat(List.of(page.path().split("/", -1))).doesNotContain("", ".", "..");
    }

    private static PageText page(String title, String markdown) {
        return new PageText(title, Url.parse("https://example.org/about(us)"), markdown);
    }
}
