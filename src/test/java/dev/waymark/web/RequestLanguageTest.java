package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.Locale;
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

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "lang=cy          | none  | en | cy",
                "a=b&lang=cy-GB&c | en-GB | en | cy",
                "none             | cy    | en | cy",
                "lang=en-GB       | cy    | cy | en-GB",
                "lang=fr          | fr    | cy | cy",
                "lang=            | ''    | cy | cy",
                "language=cy      | none  | en | en-GB",
            })
    void prefersWhatTheReaderChose(@Nullable String query, @Nullable String cookie, String accepted, String chosen) {
        assertThat(languages("en-GB,cy")
                        .of(request(query, cookie, accepted))
                        .language()
                        .toLanguageTag())
                .isEqualTo(chosen);
    }

    @Test
    void speaksNoWelshThatNobodyReviewed() {
        RequestLanguage languages = languages("en-GB,cy", false);
        assertThat(languages.all()).containsExactly(Locale.UK);
        assertThat(languages.of(request("lang=cy", "cy", "cy")).language()).isEqualTo(Locale.UK);
        assertThatThrownBy(() -> languages("cy", false)).hasMessageContaining("WELSH_REVIEWED");
    }

    private static HttpServletRequest request(@Nullable String query, @Nullable String cookie, String accepted) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestLanguageTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getQueryString" -> query;
                    case "getCookies" -> cookie == null ? null : new Cookie[] {new Cookie("lang", cookie)};
                    case "getHeader" -> accepted;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static RequestLanguage languages(String tags) {
        return languages(tags, true);
    }

    private static RequestLanguage languages(String tags, boolean welshReviewed) {
        RequestLanguage languages = new RequestLanguage();
        languages.tags = tags;
        languages.welshReviewed = welshReviewed;
        languages.zone = ZoneId.of("Europe/London");
        languages.load();
        return languages;
    }
}
