package dev.waymark.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class EndpointSecretTest {

    /** The example of the specification. */
    @Test
    void signsAsTheSpecificationSays() {
        assertThat(new EndpointSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isRandomAndLongEnough() {
        String text = EndpointSecret.random().text();
        assertThat(text)
                .startsWith("whsec_")
                .isNotEqualTo(EndpointSecret.random().text());
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSize(32);
        assertThat(new EndpointSecret(text).toString()).doesNotContain("whsec");
    }
}
