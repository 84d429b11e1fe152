package dev.waymark.outline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    Boats | Red Kite               ; Slips | Red Kite               ; Boats
                    Boats - Red Kite               ; Slips - Red Kite               ; Boats
                    Boats – Red Kite               ; Slips – Red Kite               ; Boats
                    Red Kite: Boats                ; Red Kite: Slips                ; Boats
                    Red Kite » Boats               ; Red Kite » Slips               ; Boats
                    Boats | Yard | Red Kite        ; Slips | Yard | Red Kite        ; Boats
                    Wood - and steel | Red Kite    ; Slips | Red Kite               ; Wood - and steel
                    Self-build boats               ; Slips                          ; Self-build boats
                    """)
    void takesAwayWhatTitlesShare(String title, String other, String own) {
        Page page = Pages.page("/boats", title, "One.");
        Page neighbour = Pages.page("/slips", other, "Two.");
        assertThat(new Titles(List.of(page, neighbour)).own(page)).isEqualTo(own);
    }

    @Test
    void knowsTheNameOfASiteOfTwoPages() {
        Page home = Pages.page("/", "Red Kite", "Home.");
        Page boats = Pages.page("/boats", "Boats | Red Kite", "One.");
        assertThat(new Titles(List.of(home, boats)).own(boats)).isEqualTo("Boats");
    }

    @Test
    void leavesNothingOfATitleThatIsTheNameOfTheSite() {
        List<Page> pages = new ArrayList<>(List.of(Pages.page("/", "Red Kite", "Home.")));
        pages.add(Pages.page("/boats", "Boats | Red Kite", "One."));
        pages.add(Pages.page("/slips", "Slips | Red Kite", "Two."));
        assertThat(new Titles(pages).own(pages.get(0))).isEmpty();
    }
}
