package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LlmsTxtParserTest {

    @Test
    void keepsTheLineOfEverySectionAndItem() {
        ParsedFile parsed =
                LlmsTxtParser.parse("# A\n\n> B\n\nC\n\n## D\n\n- [E](https://example.org/e): F\n- [G](/g)\n");
        assertThat(parsed)
                .extracting(ParsedFile::name, ParsedFile::summary, ParsedFile::forgiven)
                .containsExactly("A", "B", List.of());
        assertThat(parsed.sections())
                .containsExactly(new ParsedFile.Section(
                        7,
                        "D",
                        List.of(
                                new ParsedFile.Item(9, "E", "https://example.org/e", "F"),
                                new ParsedFile.Item(10, "G", "/g", ""))));
    }

    @Test
    void mendsWhatItForgives() {
        String file = """
                Welcome
                #Strive
                > Helps
                > people
                ### History
                ```
                ## code
                ```
                ## About
                Some *prose*.
                * [A [b]](https://example.org/a_(b)) - what `a`
                  goes on
                - plain
                1. **[B](https://example.org/b "title")**: [b](/b) and c
                ## optional
                -[C](<https://example.org/c d>)
                ## Contact
                [D](/d)
                """;
        assertThat(LlmsTxtParser.parse(file)
                        .document(Url.parse("https://example.org/llms.txt"))
                        .write())
                .isEqualTo("""
                        # Strive

                        > Helps people

                        Welcome

                        **History**

                            ## code

                        **About**

                        Some *prose*.
                        - plain

                        ## About

                        - [A (b)](https://example.org/a_%28b%29): what a goes on
                        - [B](https://example.org/b): b and c

                        ## Contact

                        - [D](https://example.org/d)

                        ## Optional

                        - [C](https://example.org/c%20d)
                        """);
    }

    @Test
    void leavesOutLinksThatAreNoAbsoluteWebAddresses() {
        ParsedFile parsed =
                LlmsTxtParser.parse("# A\n\n## B\n- [c](/c)\n- [d](javascript:alert(1))\n- [e](https://)\n");
        assertThat(parsed.items()).hasSize(3);
        assertThat(parsed.document().links()).isEmpty();
    }

    @Test
    void takesCodeForCodeAndAnUnclosedFenceForNone() {
        String code = "# A\n\n```\n# no title\n## no section\n```\n\n";
        assertThat(LlmsTxtParser.parse(code).sections()).isEmpty();
        assertThat(LlmsTxtParser.parse(code + "~~~\n## section\n").sections())
                .extracting(ParsedFile.Section::title)
                .containsExactly("section");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
    void readsOtherEncodings(String charset) throws Exception {
        String mark = charset.equals("UTF-16LE") ? "\uFEFF" : "";
        ParsedFile parsed = LlmsTxtParser.parse((mark + "# Caf\u00e9\n\nx\n").getBytes(charset));
        assertThat(parsed.name()).isEqualTo("Caf\u00e9");
        assertThat(parsed.forgiven().stream().anyMatch(problem -> problem.rule() == Rule.NOT_UTF8))
                .isEqualTo(!charset.equals("UTF-8"));
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void readsBackWhatIsWritten(@ForAll LlmsTxt document) {
        assertThat(LlmsTxtParser.parse(document.write()).document()).isEqualTo(document);
        assertThat(LlmsTxtParser.parse(document.write().getBytes(StandardCharsets.UTF_8))
                        .document())
                .isEqualTo(document);
    }

    @Property
    void neverThrowsWhateverTheBytes(@ForAll byte[] bytes) {
        assertThatCode(() -> Validation.of(bytes).parsed().document().write()).doesNotThrowAnyException();
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void makesAValidDocumentOfAnyText(@ForAll List<String> lines) {
        LlmsTxt mended = LlmsTxtParser.parse(String.join("\n", lines)).document();
        ReferenceParser.parse(mended.write());
        assertThat(LlmsTxtParser.parse(mended.write()).document()).isEqualTo(mended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "(",
                ")",
                "](",
                "[a](",
                "- [a](b) ",
                "- - ",
                "```\n",
                "````\n~~~\n",
                "- [a](b)\n",
                "x\n",
                "> ",
                "> x\n",
                "#",
                "# x\n",
                "## x\n",
                "\\",
                "*",
                "`",
                "_",
                "&",
                "&amp;",
                "&#38;",
                "&amp",
                ";",
                "\u0301",
                "\u0301\u0323",
                "\uFFFD",
                "\r",
                " ",
                "\t",
                "\ud83d",
                "<",
                "<!--",
                "1. ",
                "-",
                "=",
                "**a",
                "`a",
                "![a](b",
                "a_",
                "\u202e",
                "&#769;",
                "> > ",
                "- [a](b)\nx\n"
            })
    void readsAnyTextInLinearTime(String piece) {
        for (String start :
                List.of("", "# a\n\n> ", "# a\n\n> b\n\n", "# a\n## b\n", "# a\n## b\n- [", "# a\n## b\n- [c](d): ")) {
            String file = start + piece.repeat(100_000 / piece.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(15),
                    () -> Validation.of(file).parsed().document().write(),
                    start);
        }
    }

    @Test
    void readsFiveMegabytes() {
        String section = "## Section %d\n\n"
                + "- [A page](https://example.org/page/%d): What the page answers in a clause\n".repeat(9);
        String file = "# A\n\n> B\n\nC\n\n"
                + IntStream.range(0, 7_500)
                        .mapToObj(i -> section.replace("%d", "" + i))
                        .collect(Collectors.joining("\n"));
        assertThat(file.length()).isGreaterThan(5_000_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> Validation.of(file).parsed().document().write());
    }
}
