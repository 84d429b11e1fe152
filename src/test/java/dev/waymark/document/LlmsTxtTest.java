package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.document.markdown.Characters;
import dev.waymark.url.Url;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

class LlmsTxtTest {

    @Test
    void writesTheWholeFormat() {
        Details details = Details.NONE
                .paragraph("Registered charity 1234567.")
                .bullets("For AI systems", List.of("Check that services are current.", "Urgent: call 999."));
        LlmsTxt document = new LlmsTxt(
                "Strive",
                "A youth charity in Fleetwood.",
                details,
                List.of(
                        section("Optional", link("News", "https://example.org/news", "")),
                        section("About", link("Who we are", "https://example.org/about", "Its people and history"))));
        assertThat(document.write()).isEqualTo("""
                        # Strive

                        > A youth charity in Fleetwood.

                        Registered charity 1234567.

                        **For AI systems**

                        - Check that services are current.
                        - Urgent: call 999.

                        ## About

                        - [Who we are](https://example.org/about): Its people and history

                        ## Optional

                        - [News](https://example.org/news)
                        """);
    }

    @Test
    void writesDetailsEvenWhenThereAreNone() {
        assertThat(new LlmsTxt("Strive", "", Details.NONE, List.of()).write())
                .isEqualTo("# Strive\n\nThis file describes Strive for language models.\n");
    }

    @Test
    void joinsSectionsOfOneTitleAndLeavesOutEmptyOnes() {
        FileLink one = link("One", "https://example.org/1", "");
        FileLink two = link("Two", "https://example.org/2", "");
        LlmsTxt document = new LlmsTxt(
                "Strive", "", Details.NONE, List.of(section("About", one), section("Empty"), section("ABOUT", two)));
        assertThat(document.sections()).containsExactly(section("About", one, two));
        assertThat(document.links()).containsExactly(one, two);
    }

    @Test
    void spellsOptionalExactlySo() {
        assertThat(section(" OPTIONAL ", link("a", "https://example.org/", "")).title())
                .isEqualTo(LlmsTxt.OPTIONAL);
    }

    @Test
    void givesStandInsForEmptyNames() {
        assertThat(new LlmsTxt("\u200b", "", Details.NONE, List.of()).name()).isEqualTo("Untitled");
        assertThat(section("##").title()).isEqualTo("More");
        assertThat(link(" \n", "https://example.org/a_b/c", "").name()).isEqualTo("example.org/a_b/c");
    }

    @Test
    void encodesInAddressesWhatWouldEndTheLink() {
        FileLink link = link("Cambridge", "https://en.example.org/Cambridge_(UK)?a=(b)", "");
        assertThat(written(link)).contains("(https://en.example.org/Cambridge_%28UK%29?a=%28b%29)\n");
        assertThat(link("Cambridge", "https://en.example.org/Cambridge_%28UK%29?a=%28b%29", ""))
                .isEqualTo(link);
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void theReferenceParserReadsBackAllThatIsWritten(@ForAll LlmsTxt document) {
        ReferenceParser.Result read = ReferenceParser.parse(document.write());
        assertThat(read.title()).isEqualTo(document.name());
        assertThat(read.summary()).isEqualTo(document.summary().isEmpty() ? null : document.summary());
        assertThat(read.info()).isEqualTo(String.join("\n\n", document.details().blocks()));
        assertThat(List.copyOf(read.sections().keySet()))
                .isEqualTo(document.sections().stream().map(Section::title).toList());
        assertThat(read.sections().values().stream().flatMap(List::stream).toList())
                .isEqualTo(document.links().stream()
                        .map(LlmsTxtTest::asReferenceLink)
                        .toList());
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void aDocumentMadeOfItsOwnPartsIsTheSame(@ForAll LlmsTxt document) {
        List<Section> sections = document.sections().stream()
                .map(section -> new Section(
                        section.title(),
                        section.links().stream()
                                .map(link -> new FileLink(link.name(), link.url(), link.notes()))
                                .toList()))
                .toList();
        assertThat(new LlmsTxt(
                        document.name(),
                        document.summary(),
                        new Details(document.details().blocks()),
                        sections))
                .isEqualTo(document);
    }

    @Property
    @Domain(HostileTextArbitraries.class)
    void holdsNoCharacterThatCannotBeSeen(@ForAll LlmsTxt document) {
        assertThat(document.write()
                        .codePoints()
                        .filter(c -> c != '\n')
                        .filter(Characters::isHidden)
                        .toArray())
                .isEmpty();
    }

    private static ReferenceParser.Link asReferenceLink(FileLink link) {
        String written = written(link);
        String url = written.substring(written.indexOf("](") + 2, written.indexOf(')', written.indexOf("](")));
        return new ReferenceParser.Link(link.name(), url, link.notes().isEmpty() ? null : link.notes());
    }

    private static String written(FileLink link) {
        return new LlmsTxt("x", "", Details.NONE, List.of(section("y", link)))
                .write()
                .lines()
                .filter(line -> line.startsWith("- "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Section section(String title, FileLink... links) {
        return new Section(title, List.of(links));
    }

    private static FileLink link(String name, String url, String notes) {
        return new FileLink(name, Url.parse(url), notes);
    }
}
