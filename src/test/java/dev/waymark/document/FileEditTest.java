package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;

/** One thing of a file is changed, and every other character stays. */
class FileEditTest {

    private static final String FILE =
            "# Mill\n\n> A mill.\n\n**Contact**\n\n- Phone: 01\n- E-mail: a@mill.example\n\n## Visit\n\n- [Hours](https://mill.example/hours): When it is open\n"
                    + "- [Café](https://mill.example/cafe): What it cooks\n\n## Optional\n\n- [News](https://mill.example/news): What is new\n";

    private static Item item(FileEdit edit, int at) {
        return edit.parsed().items().get(at);
    }

    private static FileEdit edit(String text) {
        return FileEdit.of(text);
    }

    @Test
    void namesNotesAndAddressesChangeInTheirPlace() {
        FileEdit edit = edit(FILE);
        assertThat(edit.renamed(item(edit, 0), "Opening hours")).contains(FILE.replace("[Hours]", "[Opening hours]"));
        assertThat(edit.noted(item(edit, 0), "Each day")).contains(FILE.replace("When it is open", "Each day"));
        assertThat(edit.noted(item(edit, 0), "")).contains(FILE.replace("hours): When it is open", "hours)"));
        assertThat(edit.addressed(item(edit, 1), Url.parse("https://mill.example/food(1)")))
                .contains(FILE.replace("/cafe)", "/food%281%29)"));
    }

    @Test
    void oddLinesKeepTheirForm() {
        String odd = FILE.replace("- [Hours](https://mill.example/hours): When", "  * [Hours]( /hours ) \u2013 When");
        FileEdit edit = edit(odd);
        assertThat(edit.renamed(item(edit, 0), "Times")).contains(odd.replace("[Hours]", "[Times]"));
    }

    @Test
    void lineEndsMarksAndAMissingEndStay() {
        String windows = "\uFEFF" + FILE.stripTrailing().replace("\n", "\r\n");
        FileEdit edit = edit(windows);
        assertThat(edit.renamed(item(edit, 2), "Latest")).contains(windows.replace("[News]", "[Latest]"));
        assertThat(edit.removed(item(edit, 1)))
                .contains(windows.replace("- [Café](https://mill.example/cafe): What it cooks\r\n", ""));
        assertThat(edit.added("Visit", new FileLink("Shop", Url.parse("https://mill.example/shop"), "What it sells")))
                .contains(windows.replace(
                        "What it cooks\r\n",
                        "What it cooks\r\n- [Shop](https://mill.example/shop): What it sells\r\n"));
    }

    @Test
    void notesThatGoOnBelowAreOneWithTheirItem() {
        String wrapped = FILE.replace("When it is open\n", "When it\n  is open\n");
        FileEdit edit = edit(wrapped);
        assertThat(edit.removed(item(edit, 0)))
                .contains(FILE.replace("- [Hours](https://mill.example/hours): When it is open\n", ""));
        assertThat(edit.noted(item(edit, 0), "Each day")).contains(FILE.replace("When it is open", "Each day"));
        assertThat(edit.renamed(item(edit, 0), "Times")).contains(wrapped.replace("[Hours]", "[Times]"));
    }

    @Test
    void aSectionGoesWithItsLastItem() {
        FileEdit edit = edit(FILE);
        assertThat(edit.removed(item(edit, 2)))
                .contains(FILE.replace("\n## Optional\n\n- [News](https://mill.example/news): What is new\n", ""));
    }

    @Test
    void aNewSectionComesAboveOptional() {
        FileLink link = new FileLink("Shop", Url.parse("https://mill.example/shop"), "");
        assertThat(edit(FILE).added("Buy", link))
                .contains(FILE.replace("## Optional", "## Buy\n\n- [Shop](https://mill.example/shop)\n\n## Optional"));
        String plain = FILE.substring(0, FILE.indexOf("\n## Optional"));
        assertThat(edit(plain).added("Buy", link))
                .contains(plain + "\n## Buy\n\n- [Shop](https://mill.example/shop)\n");
    }

    @Test
    void theSummaryIsReplacedInItsLine() {
        assertThat(edit(FILE).summarised("Two mills")).contains(FILE.replace("> A mill.", "> Two mills"));
        assertThat(edit("# Mill\n\n## Visit\n").summarised("Two mills")).isEmpty();
    }

    @Test
    void linesOfTheDetailsAreReplacedAddedAndRemoved() {
        FileEdit edit = edit(FILE);
        assertThat(edit.lineText(7)).isEqualTo("Phone: 01");
        assertThat(edit.lineReplaced(7, "Phone: 01", "Phone: 02")).contains(FILE.replace("Phone: 01", "Phone: 02"));
        assertThat(edit.lineRemoved(7)).contains(FILE.replace("- Phone: 01\n", ""));
        assertThat(edit.bulletAdded("Contact", "Fax: 03"))
                .contains(FILE.replace("a@mill.example\n", "a@mill.example\n- Fax: 03\n"));
        assertThat(edit.bulletAdded("Prices", "Entry: £4"))
                .contains(FILE.replace("a@mill.example\n", "a@mill.example\n\n**Prices**\n\n- Entry: £4\n"));
    }

    @Test
    void aLeadInGoesWithItsLastLine() {
        String file = FILE.replace("\n## Visit", "\n**Prices**\n\n- Entry: £4\n\n## Visit");
        assertThat(edit(file).lineRemoved(12)).contains(FILE);
    }

    @Test
    void whatWouldChangeMoreThanItShouldIsNotMade() {
        FileEdit edit = edit(FILE);
        assertThat(edit.lineReplaced(7, "Phone: 01", "Phone: [02](https://evil.example/)"))
                .isEmpty();
        assertThat(edit.lineReplaced(7, "Phone: 01", "Phone: 02\n## Evil")).isEmpty();
        assertThat(edit.summarised(" ")).isEmpty();
        assertThat(edit.bulletAdded("Contact", "## ")).isEmpty();
    }
}
