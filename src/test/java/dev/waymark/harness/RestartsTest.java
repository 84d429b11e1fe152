package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final Restarts restarts = new Restarts();

    @Test
    void givesUpAfterThreeQuickEnds() {
        assertThat(restarts.again(Duration.ofSeconds(20))).isTrue();
        assertThat(restarts.again(Duration.ofSeconds(59))).isTrue();
        assertThat(restarts.again(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void startsAgainWhatLivedForAWhileHoweverOften() {
        for (int i = 0; i < 10; i++) {
            assertThat(restarts.again(Duration.ofSeconds(20))).isTrue();
            assertThat(restarts.again(Duration.ofSeconds(60))).isTrue();
        }
    }
}
