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
                    Boats » « Red Kite »           ; Slips » « Red Kite »           ; Boats
                    Boats « Red Kite               ; Slips « Red Kite               ; Boats
                    """)
    void takesAwayWhatTitlesShare(String title, String other, String own) {
        Page page = Pages.page("/boats", title, "One.");
        Page neighbour = Pages.page("/slips", other, "Two.");
        assertThat(new Titles(List.of(page, neighbour)).own(page)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    Rapport « Agir ensemble » – Red Kite ; Rapport « Agir ensemble »
                    « Agir ensemble » | Red Kite         ; « Agir ensemble »
                    « Agir - ensemble »                  ; « Agir - ensemble »
                    Le bilan ‹ 2026 › | Red Kite         ; Le bilan ‹ 2026 ›
                    Das Stück »Agir« | Red Kite          ; Das Stück »Agir«
                    Red Kite: /users                     ; /users
                    /users – Red Kite                    ; /users
                    --dry-run – Red Kite                 ; --dry-run
                    ::before - Red Kite                  ; ::before
                    docs/ | Red Kite                     ; docs/
                    C++ - Red Kite                       ; C++
                    -5 °C and below | Red Kite           ; -5 °C and below
                    Boats |                              ; Boats
                    Boats:                               ; Boats
                    - Boats                              ; Boats
                    » Boats « Red Kite                   ; Boats
                    """)
    void keepsSignsThatBelongToAWordOrQuoteIt(String title, String own) {
        Page page = Pages.page("/boats", title, "One.");
        Page slips = Pages.page("/slips", "Slips | Red Kite", "Two.");
        Page home = Pages.page("/", "Red Kite", "Home.");
        assertThat(new Titles(List.of(home, page, slips)).own(page)).isEqualTo(own);
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
