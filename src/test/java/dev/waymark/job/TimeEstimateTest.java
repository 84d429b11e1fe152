package dev.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeEstimateTest {

    @ParameterizedTest
    @CsvSource({
        "0, Nearly done",
        "4, Nearly done",
        "6, About 10 seconds",
        "57, About 60 seconds",
        "61, About 1 minute",
        "100, About 2 minutes"
    })
    void saysHowMuchLongerItTakesAsRoundlyAsItKnows(int seconds, String words) {
        assertThat(TimeEstimate.left(Duration.ofSeconds(seconds))).hasToString(words);
    }
}
