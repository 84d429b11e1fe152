package dev.waymark.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemEditTest {

    private static final String FILE = """
            # Oak House

            > Company for older people.

            ## About

            - [Who we are](https://oak.example/about): Six people
            - [Trustees](https://oak.example/trustees)
              who meet every month

            ## Help

            - [Visits](https://oak.example/visits): Once a week
            """;

    @Test
    void changesANameAndNotes() {
        assertThat(ItemEdit.changed(FILE, 8, "Our trustees", " They meet\nevery month "))
                .contains(new ItemEdit(
                        FILE.replace("""
                                - [Trustees](https://oak.example/trustees)
                                  who meet every month
                                """, "- [Our trustees](https://oak.example/trustees): They meet every month\n"),
                        8));
    }

    @Test
    void keepsANameThatIsLeftBlankAndWritesNoMarkup() {
        assertThat(edited(ItemEdit.changed(FILE, 7, " ", "")))
                .contains("\n- [Who we are](https://oak.example/about)\n");
        assertThat(edited(ItemEdit.changed(
                        FILE, 7, "A](https://evil.example/) [b", "## c\n- [d](https://evil.example/)")))
                .contains("](https://oak.example/about): ")
                .doesNotContain("](https://evil.example", "\n## c", "\n- [d");
    }

    @Test
    void removesAnItemWithTheNotesThatGoOnBelowIt() {
        assertThat(ItemEdit.removed(FILE, 8)).contains(new ItemEdit(FILE.replace("""
                - [Trustees](https://oak.example/trustees)
                  who meet every month
                """, ""), 11));
        assertThat(ItemEdit.removed(FILE, 13).orElseThrow().line()).isEqualTo(8);
        assertThat(ItemEdit.removed("# A\n\n## B\n\n- [C](https://c.example/)\n", 5))
                .contains(new ItemEdit("# A\n\n## B\n\n", 0));
    }

    @Test
    void movesAnItemWithinItsSection() {
        String swapped = """
                ## About

                - [Trustees](https://oak.example/trustees)
                  who meet every month
                - [Who we are](https://oak.example/about): Six people

                ## Help
                """;
        assertThat(ItemEdit.up(FILE, 8).orElseThrow().text()).contains(swapped);
        assertThat(ItemEdit.up(FILE, 8).orElseThrow().line()).isEqualTo(7);
        assertThat(ItemEdit.down(FILE, 7).orElseThrow().text()).contains(swapped);
        assertThat(ItemEdit.down(FILE, 7).orElseThrow().line()).isEqualTo(9);
    }

    @Test
    void movesAnItemIntoTheNextSectionAndBack() {
        ItemEdit below = ItemEdit.down(FILE, 8).orElseThrow();
        assertThat(below.text()).contains("""
                - [Who we are](https://oak.example/about): Six people

                ## Help

                - [Trustees](https://oak.example/trustees)
                  who meet every month
                - [Visits](https://oak.example/visits): Once a week
                """);
        assertThat(ItemEdit.up(below.text(), below.line())).contains(new ItemEdit(FILE, 8));
    }

    @Test
    void movesNothingBeyondTheFile() {
        assertThat(ItemEdit.up(FILE, 7)).isEmpty();
        assertThat(ItemEdit.down(FILE, 13)).isEmpty();
    }

    @Test
    void knowsNoItemThatIsNotThere() {
        for (int line : new int[] {0, 1, 5, 9, 99_999}) {
            assertThat(ItemEdit.changed(FILE, line, "A", "b")).isEmpty();
            assertThat(ItemEdit.removed(FILE, line)).isEmpty();
            assertThat(ItemEdit.up(FILE, line)).isEmpty();
            assertThat(ItemEdit.down(FILE, line)).isEmpty();
        }
    }

    private static String edited(Optional<ItemEdit> edit) {
        return edit.orElseThrow().text();
    }
}
