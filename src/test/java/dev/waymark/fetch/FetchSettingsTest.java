package dev.waymark.fetch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT5.001S, PT5S, PT20S",
        "PT5S, PT5.001S, PT20S",
        "PT5S, PT5S, PT20.001S",
        "PT0S, PT5S, PT20S",
        "PT5S, PT-1S, PT20S"
    })
    void keepTimesWithinTheirBounds(Duration lookup, Duration connect, Duration response) {
        FetchSettings usual = FetchSettings.of("test/1", AddressPolicy.STRICT);
        assertThatThrownBy(() -> usual.withTimes(lookup, connect, response))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\r\nlines", "é"})
    void takeOnlyALineOfAsciiForAUserAgent(String userAgent) {
        assertThatThrownBy(() -> FetchSettings.of(userAgent, AddressPolicy.STRICT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
