package dev.waymark.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waymark.payment.Payment.State;
import dev.waymark.payment.StripeStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventTest {

    private static final String ORDER = "3b241101-e2bb-4255-8caf-4136c566a962";

    @Test
    void readsACompletedSession() {
        assertThat(notice("checkout.session.completed", """
                        "id":"cs_1","object":"checkout.session","payment_status":"paid","amount_total":2900,"currency":"gbp",
                        "livemode":false,"payment_intent":"pi_1","customer_details":{"email":"a@example.org"},
                        "metadata":{"order_id":"%s"}""".formatted(ORDER)).statement())
                .contains(new StripeStatus(
                        State.PAID,
                        Optional.of(UUID.fromString(ORDER)),
                        "cs_1",
                        "pi_1",
                        2900,
                        "gbp",
                        false,
                        "a@example.org"));
    }

    @Test
    void readsASucceededIntentByWhatWasReceived() {
        assertThat(notice("payment_intent.succeeded", """
                        "id":"pi_1","object":"payment_intent","status":"succeeded","amount":2900,"amount_received":2800,
                        "currency":"gbp","livemode":false,"metadata":{"order_id":"%s"}""".formatted(ORDER)).statement())
                .contains(new StripeStatus(
                        State.PAID, Optional.of(UUID.fromString(ORDER)), "", "pi_1", 2800, "gbp", false, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkout.session.completed               | \"payment_status\":\"unpaid\"            | OPEN",
                "checkout.session.completed               | \"payment_status\":\"no_payment_required\" | OPEN",
                "checkout.session.async_payment_succeeded | \"payment_status\":\"paid\"              | PAID",
                "checkout.session.async_payment_failed    | \"payment_status\":\"unpaid\"            | FAILED",
                "checkout.session.expired                 | \"payment_status\":\"unpaid\"            | EXPIRED",
                "payment_intent.succeeded                 | \"status\":\"processing\"                | OPEN",
                "payment_intent.payment_failed            | \"status\":\"requires_payment_method\"   | OPEN",
                "charge.refunded                          | \"refunded\":true                        | REFUNDED",
                "charge.refunded                          | \"refunded\":false                       | OPEN",
                "charge.dispute.created                   | \"payment_intent\":\"pi_1\"              | DISPUTED",
            })
    void knowsWhatEachKindOfEventSays(String type, String about, State says) {
        assertThat(notice(type, about + ",\"livemode\":false")
                        .statement()
                        .orElseThrow()
                        .says())
                .isEqualTo(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer.created", "invoice.paid", "checkout.session.completed.more", "v2.core.event"})
    void followsNoOtherKind(String type) {
        assertThat(notice(type, "\"id\":\"x\"").statement()).isEmpty();
    }

    @Test
    void followsNoEventThatDisagreesWithItselfAboutWhetherTheMoneyIsReal() {
        assertThat(notice("checkout.session.completed", "\"payment_status\":\"paid\",\"livemode\":true")
                        .statement())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount_total\":\"2900\"",
                "\"amount_total\":2900.0",
                "\"amount_total\":null",
                "\"amount_total\":[2900]",
                "\"amount_total\":18446744073709554516",
                "\"x\":1",
            })
    void takesNothingButAWholeNumberForASum(String about) {
        assertThat(notice(
                                "checkout.session.completed",
                                "\"object\":\"checkout.session\",\"livemode\":false,\"payment_status\":\"paid\","
                                        + about)
                        .statement()
                        .orElseThrow()
                        .amount())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"evt\"",
                "{}",
                "{\"id\":\"evt_1\"}",
                "{\"id\":1,\"type\":\"a\"}",
                "{\"id\":\"a b\",\"type\":\"c\"}",
                "{\"id\":\"a\\u0000\",\"type\":\"c\"}",
            })
    void refusesWhatIsNoEvent(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> StripeEvent.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static StripeEvent notice(String type, String about) {
        return StripeEvent.parse(
                "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"%s\",\"api_version\":\"2020-01-01\",\"livemode\":false,\"data\":{\"object\":{%s}}}"
                        .formatted(type, about)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
