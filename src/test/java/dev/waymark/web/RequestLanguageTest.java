package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none                    | en-GB",
                "''                      | en-GB",
                "cy                      | cy",
                "cy-GB, en;q=0.5         | cy",
                "en;q=0.4, cy;q=0.8      | cy",
                "fr, de;q=0.9, cy;q=0.1  | cy",
                "en-US                   | en-GB",
                "cy;q=0, *               | en-GB",
                "fr                      | en-GB",
                ";;q=,,                  | en-GB",
                "*                       | en-GB",
            })
    void choosesTheLanguageThatTheClientPrefers(@Nullable String accepted, String chosen) {
        assertThat(languages("en-GB,cy").preferred(accepted).language().toLanguageTag())
                .isEqualTo(chosen);
    }

    @Test
    void readsNoFieldOfUnreasonableLength() {
        assertThat(languages("en-GB, cy")
                        .preferred("cy," + "x".repeat(500))
                        .language()
                        .toLanguageTag())
                .isEqualTo("en-GB");
    }

    @Test
    void startsWithNoLanguageThatHasNoTexts() {
        assertThatThrownBy(() -> languages("en-GB,fr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("messages_fr.properties");
    }

    private static RequestLanguage languages(String tags) {
        RequestLanguage languages = new RequestLanguage();
        languages.tags = tags;
        languages.zone = ZoneId.of("Europe/London");
        languages.load();
        return languages;
    }
}
