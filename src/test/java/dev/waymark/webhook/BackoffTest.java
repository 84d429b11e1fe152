package dev.waymark.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT5.5S, PT6.5S",
        "2, PT33S, PT39S",
        "3, PT2M12S, PT2M36S",
        "4, PT11M, PT13M",
        "5, PT1H6M, PT1H18M",
        "6, PT3H18M, PT3H54M",
        "7, PT6H36M, PT7H48M",
        "8, PT13H12M, PT15H36M",
    })
    void waitsLongerAfterEachAttempt(int attempts, Duration least, Duration most) {
        assertThat(Backoff.after(attempts, 0)).hasValue(least);
        assertThat(Backoff.after(attempts, 1)).hasValue(most);
    }

    @Test
    void givesUpAfterNineAttemptsOverMoreThanADay() {
        assertThat(Backoff.after(9, 0.5)).isEmpty();
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempts -> Backoff.after(attempts, 0).orElseThrow())
                        .reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofHours(24));
    }
}
