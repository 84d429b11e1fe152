package dev.waymark.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final String HEAD = "# Rook Lane Press\n\n> Printers in Frome.\n\n## About\n\n";
    private static final String SHOP = "- [Shop](https://rooklane.example/shop): What is in print\n";

    @Test
    void findsNothingInTheSameFile() {
        assertThat(drift(SHOP, SHOP)).isEmpty();
    }

    @Test
    void doesNotMindHowAnAddressOrANameIsWritten() {
        assertThat(drift(SHOP, "- [The shop](http://www.rooklane.example/shop/)\n".replace("The shop", "SHOP")))
                .isEmpty();
    }

    @Test
    void findsPagesThatAreNewButNotThoseThatAreOptional() {
        String newer = SHOP + "- [Contact](https://rooklane.example/contact): Where to find us\n\n"
                + "## Optional\n\n- [Cookies](https://rooklane.example/cookies)\n";
        assertThat(drift(SHOP, newer))
                .containsExactly(
                        "page-new 0 [DRIFT] The website has a page that the file does not list: “Contact”, https://rooklane.example/contact");
    }

    @Test
    void findsPagesThatAreGone() {
        assertThat(drift(SHOP + "- [Hire](https://rooklane.example/hire)\n", SHOP))
                .containsExactly(
                        "page-gone 8 [DRIFT] The website does not list “Hire” any more: https://rooklane.example/hire");
    }

    @Test
    void doesNotMissWhatARelativeAddressLeadsTo() {
        assertThat(drift(SHOP.replace("https://rooklane.example", ""), HEAD)).isEmpty();
    }

    @Test
    void findsPagesThatHaveMoved() {
        assertThat(drift(SHOP, SHOP.replace("/shop", "/store")))
                .containsExactly(
                        "page-moved 7 [DRIFT] “Shop” has moved from https://rooklane.example/shop to https://rooklane.example/store");
    }

    @Test
    void findsPagesThatAreCalledOtherwise() {
        assertThat(drift(SHOP, SHOP.replace("[Shop]", "[Prints and books]")))
                .containsExactly(
                        "page-renamed 7 [DRIFT] “Shop” is called “Prints and books” now: https://rooklane.example/shop");
    }

    @Test
    void letsTheOwnerChooseAmongTheNamesOfAPage() {
        Page page = Page.at(Url.parse("https://rooklane.example/shop"))
                .title("Our shop for prints | Rook Lane Press")
                .build();
        Drift drift = new Drift(
                parsed(SHOP),
                Optional.empty(),
                parsed(SHOP.replace("[Shop]", "[Our shop for prints]")).document(),
                List.of(page));
        assertThat(drift.findings(Map.of())).isEmpty();
    }

    @Test
    void keepsWhatAPageThatHasMovedCountsAsBesides() {
        ParsedFile committed = parsed(SHOP);
        Item item = committed.items().get(0);
        CheckFinding dead =
                new CheckFinding("dead-url", 7, Set.of(Concern.DEAD, Concern.DRIFT), "It does not answer.", "Fix it.");
        Drift drift = new Drift(
                committed,
                Optional.empty(),
                parsed(SHOP.replace("/shop", "/store")).document(),
                List.of());
        assertThat(drift.findings(Map.of(item, dead)))
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("page-moved"))
                .satisfies(
                        found -> assertThat(found.concerns()).containsExactlyInAnyOrder(Concern.DEAD, Concern.DRIFT));
    }

    private static List<String> drift(String items, String newer) {
        ParsedFile committed = parsed(items);
        Drift drift = new Drift(committed, Optional.empty(), parsed(newer).document(), List.of());
        Map<Item, CheckFinding> gone = new HashMap<>();
        committed.items().stream().filter(item -> !drift.lists(item)).forEach(item -> gone.put(item, Drift.gone(item)));
        return drift.findings(gone).stream()
                .map(found -> found.code() + " " + found.line() + " " + found.concerns() + " " + found.message())
                .toList();
    }

    private static ParsedFile parsed(String items) {
        return LlmsTxtParser.parse(HEAD + items);
    }
}
