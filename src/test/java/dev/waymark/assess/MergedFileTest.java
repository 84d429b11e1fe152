package dev.waymark.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.Rule;
import dev.waymark.document.Validation;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedFileTest {

    private static final Url AT = Url.parse("https://rook.example/llms.txt");
    private static final LlmsTxt OURS = LlmsTxtParser.parse("""
                    # Rook Lane Press

                    > Prints broadsides by hand in a former chapel in Frome, and sells them on Saturdays.

                    Ours.

                    ## About

                    - [About us](https://rook.example/about): Two printers and a press from 1862

                    ## Products and Services

                    - [Broadsides](https://rook.example/broadsides): What is in print and how to order it
                    - [Cards](https://rook.example/cards): Cards for weddings and wakes, set by hand
                    """).document();
    private static final String THEIRS = """
            # The Rook Lane Press

            > Printers in Frome.

            Chosen by hand.

            ## Read first

            - [The press](/broadsides/): Learn more about the press
            - [Lost](https://rook.example/lost): A page that was taken away last year

            ## Who we are

            - [Us](https://www.rook.example/about/index.html): Two printers, one press, no hurry
            """;

    @Test
    void keepsTheirNamesOrderAndSectionsAndBettersPoorNotes() {
        MergedFile kept = MergedFile.keep(Validation.of(THEIRS), AT, OURS);
        assertThat(kept.document()).isEqualTo("""
                # The Rook Lane Press

                > Printers in Frome.

                Chosen by hand.

                ## Read first

                - [The press](https://rook.example/broadsides/): What is in print and how to order it
                - [Lost](https://rook.example/lost): A page that was taken away last year

                ## Who we are

                - [Us](https://www.rook.example/about/index.html): Two printers, one press, no hurry
                """);
        assertThat(kept.improved()).containsExactly("https://rook.example/broadsides/");
        assertThat(kept.proposed()).isEmpty();
        assertThat(kept.dead()).isEmpty();
    }

    @Test
    void mergesByAddingThePagesThatTheirsLacks() {
        MergedFile merged = MergedFile.merge(Validation.of(THEIRS), AT, OURS);
        assertThat(merged.document())
                .startsWith("# The Rook Lane Press\n")
                .endsWith(
                        "## Products and Services\n\n- [Cards](https://rook.example/cards): Cards for weddings and wakes, set by hand\n");
        assertThat(merged.proposed()).containsExactly("https://rook.example/cards");
    }

    @Test
    void addsToTheirSectionOfTheSameMatter() {
        String theirs = THEIRS.replace("## Read first", "## Our Products");
        assertThat(MergedFile.merge(Validation.of(theirs), AT, OURS).document())
                .contains(
                        "taken away last year\n- [Cards](https://rook.example/cards): Cards for weddings and wakes, set by hand\n\n## Who we are");
    }

    @Test
    void flagsDeadLinksAndLeavesThemToTheOwner() {
        Validation checked = Validation.of(THEIRS).with(List.of(Rule.DEAD_URL.at(10, "https://rook.example/lost")));
        MergedFile kept = MergedFile.keep(checked, AT, OURS);
        assertThat(kept.dead()).containsExactly("https://rook.example/lost");
        assertThat(kept.document()).contains("https://rook.example/lost");
    }

    @Test
    void comparesLinkByLink() {
        Comparison comparison = Comparison.of(OURS, LlmsTxtParser.parse(THEIRS).document(AT));
        assertThat(comparison.onlyOurs()).extracting(Comparison.Link::name).containsExactly("Cards");
        assertThat(comparison.onlyTheirs()).extracting(Comparison.Link::name).containsExactly("Lost");
        assertThat(comparison.changed())
                .extracting(
                        change -> change.theirs().name() + " → " + change.ours().name())
                .containsExactly("Us → About us", "The press → Broadsides");
        assertThat(comparison.same()).isZero();
        assertThat(Comparison.of(OURS, OURS)).isEqualTo(new Comparison(List.of(), List.of(), List.of(), 3));
    }

    @Test
    void mendsFormAndAddressesAndNothingElse() {
        FixedFile fixed = FixedFile.of(Validation.of("""
                        \uFEFF# Rook Lane Press
                        > Printers in Frome.

                        ## Shop

                        * [Broad [old] sides](https://rook.example/b?utm_source=x&id=3) - What is in print
                        1. [Again](https://rook.example/b?id=3): What is in print, once more
                        - [Cards](/cards): Set by hand
                        """), Optional.empty()).orElseThrow();
        assertThat(fixed.text()).isEqualTo("""
                # Rook Lane Press

                > Printers in Frome.

                This file describes Rook Lane Press for language models.

                ## Shop

                - [Broad (old) sides](https://rook.example/b?id=3): What is in print
                """);
        assertThat(fixed.left()).containsExactly("Cards");
        assertThat(fixed.after()).isZero();
        assertThat(fixed.before()).isGreaterThan(5);
    }

    @Test
    void saysWhichLinesItMovesToTheDetails() {
        FixedFile fixed = FixedFile.of(Validation.of("""
                        ---
                        license: CC-BY-4.0
                        ---
                        # Rook Lane Press

                        > Printers in Frome.

                        ## Shop

                        Open on Saturdays.
                        <!-- closed in August -->

                        - [Broadsides][b]: What is in print
                        - by appointment

                        [b]: https://rook.example/b
                        [unused]: https://rook.example/unused
                        """), Optional.empty()).orElseThrow();
        assertThat(fixed.moved()).containsExactly(2, 10, 11, 14, 17);
        assertThat(fixed.text())
                .contains("license: CC-BY-4.0", "Open on Saturdays.", "<!-- closed in August -->", "- by appointment")
                .contains("[unused]: https://rook.example/unused", "- [Broadsides](https://rook.example/b)");
    }

    @Test
    void mendsNothingThatIsWellOrIsNoFileAtAll() {
        assertThat(FixedFile.of(Validation.of(OURS.write()), Optional.empty())).isEmpty();
        assertThat(FixedFile.of(Validation.of("<!doctype html><html>"), Optional.empty()))
                .isEmpty();
    }
}
