package dev.waymark.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2900 | £29 refunded. It can take the bank several days.",
                "1900 | The remaining £19 is refunded. £10 was refunded before. It can take the bank several days.",
                "1    | The remaining £0.01 is refunded. £28.99 was refunded before. It can take the bank several days.",
            })
    void saysHowMuchIsGivenBackAndWhatWasBefore(long amount, String words) {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), Instant.EPOCH);
        assertThat(Refunds.given(payment, amount)).hasToString(words);
    }
}
