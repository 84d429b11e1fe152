package dev.waymark.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDepthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'' | 0",
                "{} | 1",
                "{\"a\": [1, {\"b\": []}], \"c\": {}} | 4",
                "[[[[ | 4",
                "[\"[[[[\", \"\\\"[[\"] | 1",
                "]]]][ | 1",
            })
    void countsWhatIsOpenAtOnceOutsideOfTexts(String json, int depth) {
        assertThat(JsonDepth.of(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(depth);
    }
}
