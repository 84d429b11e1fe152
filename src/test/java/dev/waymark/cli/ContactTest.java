package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "ann@rooklane.example,               mailto:ann@rooklane.example",
        "mailto:Ann.Reed@rooklane.example,   mailto:Ann.Reed@rooklane.example",
        "https://rooklane.example/about,     https://rooklane.example/about",
        "https://rooklane.example,           https://rooklane.example",
    })
    void takesAMailAddressOrAPage(String typed, String contact) {
        assertThat(new Contact().convert(typed)).isEqualTo(contact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "http://rooklane.example/",
                "https://localhost:8080/",
                "https://rooklane.example/) Mozilla/5.0 (",
                "ann@rooklane.example\r\nX-Header: 1",
                "https://é.example/"
            })
    void takesNothingThatWouldNameNobodyOrSomethingElse(String typed) {
        assertThatThrownBy(() -> new Contact().convert(typed)).isInstanceOf(TypeConversionException.class);
    }
}
