package dev.waymark.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "8e03978e-40d5, 8e03978e-40d5",
                "\"8e03978e-40d5\", 8e03978e-40d5",
                "\"order 1\", order 1",
                "\"a\\\"b\\\\c\", a\"b\\c",
                "a\"b, a\"b",
                "!, !",
            })
    void isReadWithAndWithoutQuotationMarks(String field, String text) {
        assertThat(IdempotencyKey.read(List.of(field))).hasValue(new IdempotencyKey(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\"\"", "\"", "\"a", "\"a\"b\"", "order 1", "caf\u00e9", "a\tb", "\"a\\b\"", "\"a\";p=1"
            })
    void isRefused(String field) {
        assertThat(IdempotencyKey.read(List.of(field))).isEmpty();
    }

    @Test
    void hasAtMost255Characters() {
        assertThat(IdempotencyKey.read(List.of("k".repeat(255)))).isPresent();
        assertThat(IdempotencyKey.read(List.of("k".repeat(256)))).isEmpty();
        assertThat(IdempotencyKey.read(List.of("\"" + "\\\"".repeat(255) + "\"")))
                .isPresent();
        assertThat(IdempotencyKey.read(List.of("\"" + "k".repeat(256) + "\""))).isEmpty();
    }

    @Test
    void isSentOnce() {
        assertThat(IdempotencyKey.read(List.of("a", "b"))).isEmpty();
    }
}
