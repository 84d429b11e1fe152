package dev.waymark.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

    /** printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_one */
    private static final String ONE = "401fbbceeb3818dc562ff77127ba1c62e47e24c9c6cde4d7a6eba85e32dbd058";

    /** The same with whsec_two. */
    private static final String TWO = "4fb9aa7e8a9678e685ef5c7eafa19ac1eb7c0564196cbe246ca08c2fd799eaf3";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t=1700000000,v1=@ONE@                       | true",
                "t=1700000000, v1=@ONE@                      | true",
                "v1=@ONE@,t=1700000000                       | true",
                "t=1700000000,v1=@TWO@                       | true",
                "t=1700000000,v1=@WRONG@,v1=@ONE@            | true",
                "t=1700000000,v0=x,v1=@ONE@,v2=y             | true",
                "t=1700000000,v1=@WRONG@                     | false",
                "t=1700000001,v1=@ONE@                       | false",
                "t=1700000000,v0=@ONE@                       | false",
                "t=1700000000,v1=                            | false",
                "t=1700000000                                | false",
                "v1=@ONE@                                    | false",
                "t=,v1=@ONE@                                 | false",
                "t=soon,v1=@ONE@                             | false",
                "t=99999999999999999999,v1=@ONE@             | false",
                "t=-1700000000,v1=@ONE@                      | false",
                "''                                          | false",
                ",,,===                                      | false",
            })
    void believesOnlyAFreshSignatureOfThisBodyWithOneOfTheSecrets(String field, boolean believed) {
        String filled = field.replace("@ONE@", ONE).replace("@TWO@", TWO).replace("@WRONG@", "0".repeat(64));
        assertThat(proves(filled, 1_700_000_000)).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void acceptsFiveMinutesEitherWay(long off, boolean believed) {
        assertThat(proves("t=1700000000,v1=" + ONE, 1_700_000_000 + off)).isEqualTo(believed);
    }

    @Test
    void believesNothingWithoutAField() {
        assertThat(proves(null, 1_700_000_000)).isFalse();
    }

    @Test
    void believesNothingWithoutASecret() {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        assertThat(Signature.parse("t=1700000000,v1=" + ONE).proves(BODY, List.of(), clock))
                .isFalse();
    }

    private static boolean proves(String field, long now) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        return Signature.parse(field).proves(BODY, List.of("whsec_one", "whsec_two"), clock);
    }
}
