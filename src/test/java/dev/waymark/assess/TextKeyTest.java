package dev.waymark.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Terms & Conditions | terms and conditions",
                "AT&T | at and t",
                "What’s on / What's on | whats on whats on",
                "Écoles élémentaires | ecoles elementaires",
                "  (Our)  services…  | our services",
                "Ⅳ, ½ and ① | iv 1 2 and 1",
                "ＦＡＱ | faq",
                "\"<&\"<& | and and",
                "数据 | 数据",
                "—|``"
            })
    void isTheSameForTextsThatReadTheSame(String text, String key) {
        assertThat(TextKey.of(text)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"about-us.html,about us", "index.en.php,index en", "notes.md.html,notes", "contact,contact"})
    void ofASegmentLeavesItsEndingOut(String segment, String key) {
        assertThat(TextKey.ofSegment(segment)).isEqualTo(key);
    }
}
