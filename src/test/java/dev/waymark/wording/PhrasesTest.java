package dev.waymark.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private final Phrases phrases = new Phrases(Pattern.compile(
            "(?<![\\p{L}\\d])(?:(?:a |an )?logo|best(?! practice)|click(?:ed)? here|é?toile)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE));

    @Test
    void findsWholeWordsInAnyCase() {
        assertThat(phrases.in("Download our LOGO")).isTrue();
        assertThat(phrases.in("Clicked here")).isTrue();
        assertThat(phrases.in("The best of both")).isTrue();
        assertThat(phrases.in("Une étoile")).isTrue();
        assertThat(phrases.in("(a logo)")).isTrue();
    }

    @Test
    void findsNoPartsOfWords() {
        assertThat(phrases.in("A dialogo of logos")).isFalse();
        assertThat(phrases.in("1logo élogo")).isFalse();
        assertThat(phrases.in("best practice")).isFalse();
        assertThat(phrases.in("")).isFalse();
    }
}
