package dev.waymark.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    @Test
    void isRandomAndEndsWithItsChecksum() {
        KeyText key = KeyText.random();
        assertThat(key.text()).matches("wm_live_[0-9A-Za-z]{38}");
        assertThat(KeyText.isOne(key.text())).isTrue();
        assertThat(key.text()).isNotEqualTo(KeyText.random().text());
    }

    @Test
    void knowsAKeyOfWhichOneCharacterHasChanged() {
        String key = KeyText.random().text();
        IntStream.range(KeyText.PREFIX.length(), key.length()).forEach(i -> {
            char other = key.charAt(i) == 'a' ? 'b' : 'a';
            assertThat(KeyText.isOne(key.substring(0, i) + other + key.substring(i + 1)))
                    .as("place " + i)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wm_live_", "wm_test_00000000000000000000000000000000000000", "wm_live_0", "\0"})
    void knowsWhatIsNoKey(String text) {
        assertThat(KeyText.isOne(text)).isFalse();
    }

    @Test
    void isNotWrittenIntoLogs() {
        KeyText key = KeyText.random();
        assertThat(key.toString()).isEqualTo(key.text().substring(0, 12) + "…");
    }
}
