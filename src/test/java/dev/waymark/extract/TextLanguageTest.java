package dev.waymark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language a page is in, whatever its template says. */
class TextLanguageTest {

    private static final String WELSH =
            "Mae'r clwb ar agor bob dydd ac mae croeso i bawb. Nid oes rhaid bod yn aelod, ac mae ein cychod yn addas ar gyfer plant.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The club is open to all of you on every day of the week, and our boats are fit for children.
            cy | Mae ein clwb ar agor i bawb yn y dref, ac nid oes angen bod yn aelod i ddod gyda ni ar y dŵr.
            fr | Le club est ouvert à tous dans la ville et les bateaux sont pour les enfants avec leurs parents.
            de | Der Verein ist für alle offen und die Boote sind auch für Kinder, die mit den Eltern auf das Wasser wollen.
            es | El club es para todos los vecinos de la ciudad y las barcas son para los niños que vienen con sus padres.
            nl | Het is een club voor iedereen van de stad, en onze boten zijn niet te groot voor kinderen met ouders.
            """)
    void knowsALanguageByItsCommonWords(String language, String text) {
        assertThat(TextLanguage.in(text)).contains(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Boats 2024 2025 2026
            Anna Reed, Tom Bell, Le Van Dam
            Il club / The club / Der Verein / Le club: het is for all
            """)
    void saysNothingOfWhatIsShortOrMixed(String text) {
        assertThat(TextLanguage.in(text)).isEmpty();
    }

    @Test
    void believesTheTextRatherThanTheTemplate() {
        Url folder = Url.parse("https://rowers.example/cy/clwb");
        Url root = Url.parse("https://rowers.example/clwb");
        assertThat(TextLanguage.of("en-gb", folder, WELSH)).isEqualTo("cy");
        assertThat(TextLanguage.of("en-gb", root, WELSH)).isEqualTo("cy");
        assertThat(TextLanguage.of("", root, WELSH)).isEqualTo("cy");
        assertThat(TextLanguage.of("cy-gb", root, WELSH)).isEqualTo("cy-gb");
        assertThat(TextLanguage.of("eu", root, WELSH)).isEqualTo("eu");
        assertThat(TextLanguage.of("en-gb", folder, "Boats 2026")).isEqualTo("en-gb");
    }
}
