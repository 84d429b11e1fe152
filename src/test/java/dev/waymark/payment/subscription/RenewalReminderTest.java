package dev.waymark.payment.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalReminderTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T11:59:59Z, ''",
        "2026-11-20T12:00:00Z, 2026-11-30T12:00:00Z",
        "2026-11-30T11:59:59Z, 2026-11-30T12:00:00Z",
        "2026-11-30T12:00:00Z, ''",
    })
    void aYearIsRemindedOfInTheTenDaysBeforeItRenews(Instant now, String cause) {
        assertThat(RenewalReminder.ofYear(Instant.parse("2026-11-30T12:00:00Z"), now)
                        .orElse(""))
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T00:00:00Z, ''",
        "2026-07-20T23:59:59Z, ''",
        "2026-07-22T00:00:00Z, half-year 1",
        "2026-12-01T00:00:00Z, half-year 1",
        "2027-01-21T00:00:00Z, half-year 2",
        "2029-02-01T00:00:00Z, half-year 6",
    })
    void monthsAreRemindedOfTwiceAYear(Instant now, String cause) {
        assertThat(RenewalReminder.ofMonths(Instant.parse("2026-01-31T00:00:00Z"), now)
                        .orElse(""))
                .isEqualTo(cause);
    }
}
