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
                "2900 | £29 is given back",
                "1900 | The rest is given back, £19; £10 was before",
                "1    | The rest is given back, £0.01; £28.99 was before",
            })
    void saysHowMuchIsGivenBackAndWhatWasBefore(long amount, String words) {
        Payment payment = new Payment(new Payment.Price(2900, "gbp", false), Instant.EPOCH);
        assertThat(Refunds.given(payment, amount)).isEqualTo(words);
    }
}
