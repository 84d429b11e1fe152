package dev.waymark.payment.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionStatusTest {

    private static final String NEW = """
            {"id": "sub_1", "object": "subscription", "status": "active", "livemode": true, "cancel_at_period_end": false,
             "cancel_at": null, "metadata": {"subscription_key": "k"},
             "latest_invoice": {"id": "in_1", "status": "paid", "created": 1764500000, "status_transitions": {"finalized_at": 1764503600}},
             "items": {"data": [{"current_period_start": 1764500000, "current_period_end": 1767178400,
                "price": {"unit_amount": 900, "currency": "gbp", "recurring": {"interval": "month"}}}]}}""";

    @Test
    void readsThePeriodFromTheItem() {
        SubscriptionStatus said = SubscriptionStatus.parse(NEW);
        assertThat(said.id()).isEqualTo("sub_1");
        assertThat(said.key()).isEqualTo("k");
        assertThat(said.live()).isTrue();
        assertThat(said.periodEnd()).hasValue(Instant.ofEpochSecond(1767178400));
        assertThat(said.cancelAt()).isEmpty();
        assertThat(said.invoicePaid()).isTrue();
        assertThat(said.invoiceDue()).hasValue(Instant.ofEpochSecond(1764503600));
        assertThat(said.amount()).isEqualTo(900);
        assertThat(said.interval()).isEqualTo("month");
    }

    @Test
    void readsThePeriodFromTheSubscriptionAsItWasBefore() {
        SubscriptionStatus said = SubscriptionStatus.parse("""
                {"id": "sub_1", "status": "active", "current_period_start": 1764500000, "current_period_end": 1767178400,
                 "items": {"data": [{}]}}""");
        assertThat(said.periodStart()).hasValue(Instant.ofEpochSecond(1764500000));
        assertThat(said.periodEnd()).hasValue(Instant.ofEpochSecond(1767178400));
    }

    /** Stripe's portal sets the one or the other, as the account's billing mode has it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"cancel_at_period_end\": true", "\"cancel_at\": 1767178400, \"cancel_at_period_end\": false"})
    void isCancelledForTheEndOfThePeriodInTwoWays(String field) {
        String cancelled = NEW.replace("\"cancel_at\": null, ", "").replace("\"cancel_at_period_end\": false", field);
        assertThat(SubscriptionStatus.parse(cancelled).cancelAt()).hasValue(Instant.ofEpochSecond(1767178400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"items\": 3, \"latest_invoice\": \"in_1\", \"metadata\": []}"})
    void saysNothingWhereFieldsAreMissing(String answer) {
        SubscriptionStatus said = SubscriptionStatus.parse(answer);
        assertThat(said.status()).isEmpty();
        assertThat(said.periodEnd()).isEmpty();
        assertThat(said.invoicePaid()).isFalse();
        assertThat(said.amount()).isEqualTo(-1);
    }
}
