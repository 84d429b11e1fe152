package dev.waymark.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginCheckTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -,                          true,  true",
                "none,        -,                          true,  true",
                "same-origin, https://evil.example,       false, true",
                "cross-site,  https://waymark.example,    false, false",
                "same-site,   https://x.waymark.example,  false, false",
                "nonsense,    -,                          false, false",
                "-,           https://waymark.example,    true,  true",
                "-,           http://waymark.example,     false, false",
                "-,           https://waymark.example:81, false, false",
                "-,           https://evil.example,       false, false",
                "-,           null,                       false, false",
                "-,           -,                          false, true",
                "-,           -,                          true,  false",
            })
    void letsOnlyOwnPagesAndProgramsWithoutCookiesChangeAnything(
            String site, String origin, boolean withCookie, boolean allowed) {
        OriginCheck guard = new OriginCheck();
        guard.publicUrl = "https://waymark.example:443/";
        assertThat(guard.isOurs(site, origin, withCookie)).isEqualTo(allowed);
    }
}
