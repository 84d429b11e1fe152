package dev.waymark.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Operator;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {

    @ParameterizedTest
    @CsvSource({
        "256, 600000, true",
        "256, 599999, false",
        "512, 210000, true",
        "512, 209999, false",
        "1,   900000, false",
        "384, 900000, false",
    })
    void isSetByAHashThatTakesLongEnoughToGuess(String bits, String rounds, boolean set) {
        Password password = new Password();
        password.configured = Optional.of(
                Operator.PASSWORD_HASH.replace("SHA512", "SHA" + bits).replace(":210000:", ":" + rounds + ":"));
        password.read();
        assertThat(password.isSet()).isEqualTo(set);
    }
}
