package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeEstimateTest {

    @ParameterizedTest
    @CsvSource({
        "0, a few seconds",
        "4, a few seconds",
        "6, 10 seconds",
        "57, 60 seconds",
        "61, 1 minute",
        "100, 2 minutes"
    })
    void saysHowMuchLongerItTakesAsRoundlyAsItKnows(int seconds, String words) {
        assertThat(TimeEstimate.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
