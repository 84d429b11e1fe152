package dev.waymark.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingParametersTest {

    @ParameterizedTest
    @CsvSource({
        "utm_source=x,              ''",
        "a=1&utm_source=x&b=2,      a=1&b=2",
        "a=1&UTM_Source=x,          a=1",
        "gbraid=0&page=2,           page=2",
        "fbclid,                    ''",
        "_ga=1.2&&a,                &a",
    })
    void areRemovedFromAQuery(String query, String rest) {
        assertThat(TrackingParameters.areIn(query)).isTrue();
        assertThat(TrackingParameters.removedFrom(query)).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({"''", "a=1&&b", "q=utm_source", "my_gclid=1", "page=2&id=_ga"})
    void leavesOtherQueriesAsTheyAre(String query) {
        assertThat(TrackingParameters.areIn(query)).isFalse();
        assertThat(TrackingParameters.removedFrom(query)).isEqualTo(query);
    }
}
