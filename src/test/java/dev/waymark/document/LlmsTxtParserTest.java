package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

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
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(
            strings = {
                "---\n# for the generator\nlayout: bare\ndate: 2026-02-01\n---\n",
                "---\nlayout: bare\ntags:\n  - boats\n- more\n...\n\n",
                "+++\nlayout = \"bare\"\n# a note\n+++\n"
            })
    void takesFrontMatterForNoPartOfTheFile(String frontMatter) {
        ParsedFile parsed =
                LlmsTxtParser.parse(frontMatter + "# Quay\n\n> Moorings for small boats.\n\nOpen all year.\n\n"
                        + "## Docs\n\n- [Rates](https://quay.example/rates): What a night costs\n");
        assertThat(parsed.name()).isEqualTo("Quay");
        assertThat(parsed.summary()).isEqualTo("Moorings for small boats.");
        assertThat(parsed.forgiven()).extracting(Problem::rule).containsExactly(Rule.H1_NOT_FIRST);
        assertThat(parsed.document().write())
                .startsWith("# Quay\n\n> Moorings for small boats.\n\n")
                .contains("layout")
                .contains("Open all year.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n# Quay\n> Moorings\n---\n",
                "---\n\n# Quay\n\nlayout: none\n",
                "# Quay\n---\nlayout: bare\n---\n"
            })
    void takesARuleForNoFrontMatter(String text) {
        assertThat(LlmsTxtParser.parse(text).name()).isEqualTo("Quay");
    }

    @Test
    void readsNothingInCommentsAndKeepsThem() {
        String file = """
                # Quay

                <!-- # Old name
                ## Drafts

                - [Gone](https://quay.example/gone): not yet -->

                > Moorings for small boats.

                Open all year.

                ## Docs

                - [Rates](https://quay.example/rates): What a night costs
                <!-- - [Later](https://quay.example/later): in spring -->
                - [Tides](https://quay.example/tides): When there is water
                """;
        ParsedFile parsed = LlmsTxtParser.parse(file);
        assertThat(parsed.items()).extracting(ParsedFile.Item::name).containsExactly("Rates", "Tides");
        assertThat(parsed.summary()).isEqualTo("Moorings for small boats.");
        String written = parsed.document().write();
        assertThat(written)
                .contains("<!-- # Old name\n ## Drafts\n- [Gone](https://quay.example/gone): not yet -->")
                .contains("<!-- - [Later](https://quay.example/later): in spring -->");
        assertThat(LlmsTxtParser.parse(written).document()).isEqualTo(parsed.document());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - [Rates][r]: What a night costs        | Rates
            - [r][]: What a night costs             | r
            - [R]: What a night costs               | R
            * **[Rates][ R ]** - What a night costs | Rates
            - [Rates][unknown]                      |
            """)
    void resolvesReferences(String line, String name) {
        ParsedFile parsed = LlmsTxtParser.parse("# Quay\n\n> Moorings.\n\nSee [the rules][law].\n\n## Docs\n\n" + line
                + "\n\n[r]: <https://quay.example/rates> \"Rates\"\n[law]: https://quay.example/law 'Law'\n");
        assertThat(parsed.items())
                .extracting(ParsedFile.Item::name, ParsedFile.Item::target)
                .isEqualTo(name == null ? List.of() : List.of(tuple(name, "https://quay.example/rates")));
        assertThat(parsed.forgiven())
                .extracting(Problem::rule)
                .contains(name == null ? Rule.ITEM_WITHOUT_LINK : Rule.ITEM_FORM);
        assertThat(parsed.document().write())
                .contains("See [the rules][law].", "[law]: https://quay.example/law")
                .contains("https://quay.example/rates");
    }

    @Test
    void readsTheTextOfHtml() {
        ParsedFile parsed = LlmsTxtParser.parse("""
                <h1 align="center">Quay</h1>
                <p align="center">

                > Moorings for small boats.

                </p>
                <p>Open all year.</p>

                <h2>Docs</h2>
                <details><summary>For guests</summary>

                <ul><li><a href="https://quay.example/rates">Rates</a>: What a night costs</li>
                <li><a class="x" href="https://quay.example/a#b">Tides</a></li><li><a href='https://quay.example/law'>Law</a></li></ul>
                - [Berths](https://quay.example/berths): Where to lie

                </details>
                """);
        assertThat(parsed.name()).isEqualTo("Quay");
        assertThat(parsed.summary()).isEqualTo("Moorings for small boats.");
        assertThat(parsed.items()).extracting(ParsedFile.Item::name).containsExactly("Rates", "Tides", "Law", "Berths");
        assertThat(parsed.items().get(0).notes()).isEqualTo("What a night costs");
        assertThat(parsed.document().write())
                .contains("Open all year.", "For guests")
                .doesNotContain("<p", "details>");
    }

    @Test
    void keepsPicturesOfHtmlAndItemsThatMentionAReference() {
        ParsedFile parsed = LlmsTxtParser.parse("""
                # Quay

                <p align="center"><a href="https://quay.example/"><img src="logo.png" alt="Quay"></a></p>

                ## Docs

                - [Rates](https://quay.example/rates): What a night costs, see [Law]

                [Law]: https://quay.example/law
                """);
        assertThat(parsed.document().write()).contains("logo.png", "What a night costs, see");
        assertThat(parsed.forgiven()).extracting(Problem::rule).doesNotContain(Rule.ITEM_FORM);
    }

    @Test
    void losesNothingOfNestedLists() {
        String written = LlmsTxtParser.parse("""
                        # Quay

                        > Moorings.

                        ## Docs

                        - For guests
                          - [Rates](https://quay.example/rates): What a night costs
                            - Children pay half
                          * [Tides](https://quay.example/tides)
                        - [Law](https://quay.example/law): What is forbidden
                            1. [Fires](https://quay.example/fires): Not on board
                        """).document().write();
        assertThat(written)
                .contains(
                        "For guests",
                        "- [Rates](https://quay.example/rates): What a night costs\n",
                        "Children pay half",
                        "- [Tides](https://quay.example/tides)\n",
                        "- [Law](https://quay.example/law): What is forbidden\n",
                        "- [Fires](https://quay.example/fires): Not on board\n");
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
        LlmsTxt fixed = LlmsTxtParser.parse(String.join("\n", lines)).document();
        ReferenceParser.parse(fixed.write());
        assertThat(LlmsTxtParser.parse(fixed.write()).document()).isEqualTo(fixed);
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
                "<!--\n",
                "<!-- a\n-->",
                "<p>",
                "<li><a href=\"b\">",
                "[a]: b\n",
                "- [a][b]\n",
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
