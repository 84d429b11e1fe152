package dev.waymark.outline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedBlocksTest {

    private static final String OWN =
            "The %s has a text of its own that no other page of this site has, and which says enough to stand alone.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Sign up for our news and never miss a walk again.</p>",
                "<p>Our winter appeal is open: give what you can until Friday.</p>",
                "<h2>Was this page useful?</h2><p>Tell us what you were looking for today.</p>",
                "<ul><li>Share this page with friends</li><li>Print this page for later</li></ul>",
                "<blockquote><p>The best club in the county, says the Gazette.</p></blockquote>",
            })
    void dropsWhatMostPagesRepeat(String box) {
        List<Page> pages = without(site(9, box));
        assertThat(pages.get(5).markdown()).isEqualTo("# Page 5\n\n" + OWN.formatted("page 5"));
        assertThat(pages.get(5).headings()).containsExactly(new Heading(1, "Page 5"));
        assertThat(pages.get(5).words()).isEqualTo(26);
    }

    @Test
    void keepsItOnTheStartPageAndOnAPageWithLittleElse() {
        String box = "<p>Our winter appeal is open: give what you can until Friday.</p>";
        List<Page> site = site(9, box);
        site.set(8, Pages.page("/appeal", "<main><h1>Appeal</h1>" + box + "<p>Give now.</p></main>"));
        List<Page> pages = without(site);
        assertThat(pages.get(0)).isEqualTo(site.get(0));
        assertThat(pages.get(8)).isEqualTo(site.get(8));
        assertThat(pages.get(7).markdown()).doesNotContain("appeal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Call the office on 01947 600123 before you come.</p>",
                "<p>Write to hello@club.example before you come.</p>",
                "<p>Open daily.</p>",
            })
    void keepsContactsAndShortLabels(String box) {
        List<Page> site = site(9, box);
        assertThat(without(site)).isEqualTo(site);
    }

    @Test
    void keepsHeadingsThatEveryPageFillsInItsOwnWay() {
        List<Page> site = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            site.add(page(i, "<h2>Parameters of the call</h2><p>Parameter number " + i + " is the only one here.</p>"));
        }
        assertThat(without(site)).isEqualTo(site);
    }

    @Test
    void keepsTheStepsOfAList() {
        List<Page> site = site(9, "<ol><li><p>Install the program first.</p><pre>apt install club</pre></li></ol>");
        assertThat(without(site).get(4).markdown()).contains("Install the program first.", "apt install");
    }

    @Test
    void judgesNoSmallSiteAndNoBlockOfAFewPages() {
        String box = "<p>Our winter appeal is open: give what you can until Friday.</p>";
        List<Page> small = site(5, box);
        assertThat(without(small)).isEqualTo(small);
        List<Page> mixed = site(12, "");
        mixed.addAll(site(9, box));
        assertThat(without(mixed)).isEqualTo(mixed);
    }

    private static List<Page> site(int pages, String box) {
        return new ArrayList<>(
                IntStream.range(0, pages).mapToObj(i -> page(i, box)).toList());
    }

    private static Page page(int number, String box) {
        return Pages.page(
                "/" + number,
                "<html lang=en><title>Page " + number + "</title><main><h1>Page " + number + "</h1><p>"
                        + OWN.formatted("page " + number) + "</p>" + box + "</main>");
    }

    private static List<Page> without(List<Page> pages) {
        RepeatedBlocks repeated = RepeatedBlocks.of(pages);
        return pages.stream().map(repeated::without).toList();
    }
}
