package dev.waymark.payment.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant END = Instant.parse("2026-12-20T12:00:00Z");
    private static final Duration GRACE = Duration.ofDays(14);

    private static SubscriptionStatus said(String status, Optional<Instant> cancelAt, boolean paid) {
        return new SubscriptionStatus(
                "sub_1",
                "key",
                status,
                false,
                Optional.of(BEGUN),
                Optional.of(END),
                cancelAt,
                paid,
                Optional.of(BEGUN.plusSeconds(60)),
                900,
                "gbp",
                "month");
    }

    @ParameterizedTest
    @CsvSource({
        "active,             ACTIVE,   true,  false",
        "trialing,           ACTIVE,   true,  false",
        "past_due,           PAST_DUE, true,  false",
        "unpaid,             PAST_DUE, true,  false",
        "paused,             UNPAID,   false, false",
        "incomplete,         OPEN,     false, false",
        "incomplete_expired, ENDED,    false, true",
        "canceled,           ENDED,    true,  true",
    })
    void followsFromTheStatusAtStripe(String status, SubscriptionState state, boolean covered, boolean closed) {
        Standing standing = Standing.of(said(status, Optional.empty(), true), Optional.empty(), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.covered()).isEqualTo(covered);
        assertThat(standing.closed()).isEqualTo(closed);
    }

    @Test
    void aStatusThatStripeMayInventChangesNothing() {
        assertThat(Standing.of(said("dormant", Optional.empty(), true), Optional.empty(), GRACE, NOW))
                .isEmpty();
    }

    @Test
    void renewsAtTheEndOfItsPeriodAndIsCoveredWithoutAnEnd() {
        Standing standing = Standing.of(said("active", Optional.empty(), true), Optional.empty(), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.renewsAt()).hasValue(END);
        assertThat(standing.coveredUntil()).isEmpty();
        assertThat(standing.endsAt()).isEmpty();
    }

    @Test
    void endsAtTheTimeForWhichItIsCancelled() {
        Standing standing = Standing.of(said("active", Optional.of(END), true), Optional.empty(), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(standing.coveredUntil()).hasValue(END);
        assertThat(standing.renewsAt()).isEmpty();
        assertThat(standing.closed()).isFalse();
    }

    @Test
    void theGraceBeginsWithTheInvoiceThatWasNotPaid() {
        Standing standing = Standing.of(said("past_due", Optional.empty(), false), Optional.empty(), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.pastDueSince()).hasValue(BEGUN.plusSeconds(60));
        assertThat(standing.graceUntil()).hasValue(BEGUN.plusSeconds(60).plus(GRACE));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T12:00:01Z, PAST_DUE, true",
        "2026-11-16T12:00:00Z, UNPAID,   false",
        "2026-10-01T00:00:00Z, UNPAID,   false",
    })
    void whatIsOwedIsCoveredForFourteenDaysFromTheFirstFailure(
            Instant since, SubscriptionState state, boolean covered) {
        Standing standing = Standing.of(said("past_due", Optional.empty(), false), Optional.of(since), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.state()).isEqualTo(state);
        assertThat(standing.covered()).isEqualTo(covered);
        assertThat(standing.pastDueSince()).hasValue(since);
    }

    /** The renewal that failed has begun a period of its own. */
    @Test
    void thePeriodThatIsNotPaidForCoversNothingOnceItIsCancelled() {
        Standing standing = Standing.of(said("canceled", Optional.empty(), false), Optional.empty(), GRACE, NOW)
                .orElseThrow();
        assertThat(standing.covered()).isFalse();
        assertThat(standing.endsAt()).hasValue(BEGUN);
    }
}
