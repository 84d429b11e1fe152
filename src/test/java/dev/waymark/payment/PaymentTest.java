package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waymark.payment.Payment.State;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "OPEN,     PAID,     PAID",
        "OPEN,     EXPIRED,  EXPIRED",
        "OPEN,     FAILED,   FAILED",
        "OPEN,     REFUNDED, REFUNDED",
        "OPEN,     OPEN,     OPEN",
        "EXPIRED,  PAID,     PAID",
        "FAILED,   PAID,     PAID",
        "EXPIRED,  OPEN,     EXPIRED",
        "EXPIRED,  FAILED,   EXPIRED",
        "PAID,     EXPIRED,  PAID",
        "PAID,     FAILED,   PAID",
        "PAID,     OPEN,     PAID",
        "PAID,     PAID,     PAID",
        "PAID,     DISPUTED, DISPUTED",
        "PAID,     REFUNDED, REFUNDED",
        "DISPUTED, PAID,     DISPUTED",
        "DISPUTED, REFUNDED, REFUNDED",
        "REFUNDED, PAID,     REFUNDED",
        "REFUNDED, EXPIRED,  REFUNDED",
        "REFUNDED, DISPUTED, REFUNDED",
    })
    void onlyMovesForward(State from, State news, State then) {
        Payment payment = in(from);
        assertThat(payment.follow(said(news, 2900, "gbp", "", false), NOW)).isEqualTo(from != then);
        assertThat(payment.state()).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "PAID,    2900, gbp, cs_ours,  false, true",
        "PAID,    2900, gbp, '',       false, true",
        "PAID,    2899, gbp, cs_ours,  false, false",
        "PAID,    2901, gbp, cs_ours,  false, false",
        "PAID,    2900, usd, cs_ours,  false, false",
        "PAID,    2900, gbp, cs_other, false, false",
        "PAID,    2900, gbp, cs_ours,  true,  false",
        "EXPIRED, 0,    '',  cs_ours,  false, true",
        "EXPIRED, 0,    '',  cs_other, false, false",
    })
    void recognisesWhatIsSaidOfItself(
            State says, long amount, String currency, String session, boolean live, boolean matches) {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), NOW);
        payment.offeredAt(new CheckoutSession("cs_ours", URI.create("https://checkout.stripe.com/c/pay/cs_ours"), NOW));
        assertThat(payment.matches(said(says, amount, currency, session, live))).isEqualTo(matches);
    }

    @Test
    void learnsWhichSessionAndIntentItWasPaidWith() {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), NOW);
        payment.follow(said(State.PAID, 2900, "gbp", "cs_late", false), NOW);
        assertThat(payment.sessionId()).contains("cs_late");
        assertThat(payment.intentId()).contains("pi_1");
        assertThat(payment.paidAt()).contains(NOW);
    }

    @Test
    void canBePaidUntilItsPageCloses() {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), NOW);
        URI page = URI.create("https://checkout.stripe.com/c/pay/cs_1");
        payment.offeredAt(new CheckoutSession("cs_1", page, NOW.plusSeconds(60)));
        assertThat(payment.checkout(NOW)).contains(page);
        assertThat(payment.isOverdue(NOW)).isFalse();
        assertThat(payment.checkout(NOW.plusSeconds(60))).isEmpty();
        assertThat(payment.isOverdue(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void buysOneThing() {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), NOW);
        payment.buys(1);
        assertThatIllegalStateException().isThrownBy(() -> payment.buys(2));
    }

    private static Payment in(State state) {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), NOW);
        payment.follow(said(state, 2900, "gbp", "", false), NOW);
        return payment;
    }

    private static StripeStatus said(State says, long amount, String currency, String session, boolean live) {
        return new StripeStatus(says, Optional.empty(), session, "pi_1", amount, currency, live, "");
    }
}
