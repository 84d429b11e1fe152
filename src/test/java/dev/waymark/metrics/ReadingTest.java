package dev.waymark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void looksOnceInFiveSecondsHoweverOftenItIsAsked() {
        AtomicInteger looks = new AtomicInteger();
        Reading<Integer> reading = new Reading<>(looks::incrementAndGet, clock);
        assertThat(reading.get()).hasValue(1);
        now = now.plus(Duration.ofMillis(4_999));
        assertThat(reading.get()).hasValue(1);
        now = now.plus(Duration.ofMillis(1));
        assertThat(reading.get()).hasValue(2);
    }

    @Test
    void isEmptyWhileThereIsNothingToSeeAndComesBack() {
        AtomicInteger looks = new AtomicInteger();
        Reading<Integer> reading = new Reading<>(
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    return looks.get();
                },
                clock);
        assertThat(reading.get()).isEmpty();
        assertThat(reading.get()).isEmpty();
        now = now.plus(Duration.ofSeconds(5));
        assertThat(reading.get()).hasValue(2);
    }
}
