package dev.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.org,              ann@example.org",
        "' Ann.Lee+box@Example.ORG ',  Ann.Lee+box@example.org",
        "ann@bücher.example,           ann@xn--bcher-kva.example",
        "ann@straße.example,           ann@xn--strae-oqa.example",
        "o'neil@example.co.uk,         o'neil@example.co.uk",
    })
    void writesAnAddressInAscii(String typed, String written) {
        assertThat(MailAddress.parse(typed)).map(MailAddress::text).hasValue(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@localhost",
                "ann@192.0.2.1",
                "ann@[192.0.2.1]",
                "ann@example.org:25",
                "ann@example.org/path",
                "ann@exa mple.org",
                "ann@-.",
                "ann lee@example.org",
                "ann,eve@example.org",
                "ann@eve@example.org",
                "Ann <ann@example.org>",
                "\"ann\"@example.org",
                "ann..lee@example.org",
                ".ann@example.org",
                "änn@example.org",
                "ann@example.org\r\nBcc: eve@example.org",
                "ann\r\n@example.org",
                "ann%0d%0a@example.org\nx",
                "ann@example.org\0",
            })
    void refusesWhatIsNone(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(126) + "org")).isEmpty();
    }

    @Test
    void isMaskedInLogs() {
        assertThat(MailAddress.parse("ann.lee@example.org").orElseThrow()).hasToString("a…@example.org");
    }
}
