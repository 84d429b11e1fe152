package dev.waymark.document.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.waymark.document.Details;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextCleanerTest {

    @ParameterizedTest
    @MethodSource
    void leavesNoMarkup(String raw, String clean) {
        assertThat(PlainTextCleaner.name(raw, "?")).isEqualTo(clean);
    }

    static Stream<Arguments> leavesNoMarkup() {
        return Stream.of(
                arguments("  a \t\r\n b\u00a0\u2028c ", "a b c"),
                arguments("a [b](https://evil.example)", "a (b)(https://evil.example)"),
                arguments("<b>5 < 6</b>", "\u2039b\u203a5 \u2039 6\u2039/b\u203a"),
                arguments("5* `code`\\", "5\u2217 'code'\u2216"),
                arguments("snake_case _it_ __init__", "snake_case it init"),
                arguments("# C# #1 ##", "C# 1"),
                arguments("Fish &amp;amp; chips &#8217; &eacute; &bogus; &", "Fish & chips \u2019 \u00e9 &bogus; &"),
                arguments("&lt;!-- &#91;x&#93; &#x60;", "\u2039!-- (x) '"),
                arguments("&#146;&#0;&#1114112;&shy;a", "\u2019a"),
                arguments("e\u0301 \u212b", "\u00e9 \u00c5"),
                arguments("a\u0000\u001b\u200b\u202e\u2066\ufeff\ufffd\ud83d\ue000b", "ab"),
                arguments("\ud83d\ude00 \u0645\u0631\u062d\u0628\u0627", "\ud83d\ude00 \u0645\u0631\u062d\u0628\u0627"),
                arguments("\u200b \n", "?"));
    }

    @Test
    void opensNoListNoFenceAndNoRule() {
        assertThat(List.of("- a", "+ - a", "--- a", "~~~a", "===", "-5 \u00b0C", "~5 people", "> a"))
                .extracting(PlainTextCleaner::line)
                .containsExactly("a", "a", "a", "a", "", "-5 \u00b0C", "~5 people", "\u203a a");
    }

    @Test
    void cutsAtAWord() {
        assertThat(PlainTextCleaner.name("word ".repeat(40), "?"))
                .isEqualTo("word ".repeat(20).strip() + "\u2026");
        assertThat(PlainTextCleaner.name("a".repeat(98) + "\ud83d\ude00bc", "?"))
                .isEqualTo("a".repeat(98) + "\u2026");
        assertThat(PlainTextCleaner.line("a".repeat(300))).hasSize(300);
        assertThat(PlainTextCleaner.paragraph("a".repeat(1001))).hasSize(1000).endsWith("\u2026");
    }

    @Test
    void keepsMarkdownInDetailsButNothingThatReachesBeyondItsBlock() {
        Details details = new Details(List.of(
                "> quoted [link](https://example.org/) with `code`\n### Facts ###\nName\n====\n#tag\n- # x\n<script>\n\ttab",
                "```sh\n# install\n\n## run\n```\n~~~\nnever closed"));
        assertThat(String.join("\n\n", details.blocks())).isEqualTo("""
                        quoted [link](https://example.org/) with `code`

                        **Facts**

                        Name

                        \\#tag
                        - \\# x
                        \\<script>
                            tab

                            # install

                            ## run

                            never closed""");
    }
}
