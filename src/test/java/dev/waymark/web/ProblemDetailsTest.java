package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemDetailsTest {

    @Test
    void takesKeysOfMessagesAndNoTexts() {
        assertThatThrownBy(() -> ProblemDetails.of(ProblemType.NOT_FOUND, "There is nothing here."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoIdThatNamesNothing() {
        assertThatThrownBy(() -> ProblemDetails.of(ProblemType.NOT_FOUND, "error.refused")
                        .logged(""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed-request, 400",
        "403, refused,           403",
        "404, not-found,         404",
        "408, refused,           408",
        "429, over-limit,        429",
        "431, refused,           431",
        "500, internal-error,    500",
        "501, internal-error,    501",
        "503, unavailable,       503",
    })
    void takesTheGeneralTypeForAStatusOfTheContainer(int status, String type, int shown) {
        ProblemDetails problem = ProblemDetails.of(status, "error.refused");
        assertThat(problem.type().uri()).isEqualTo("/docs/problems#" + type);
        assertThat(problem.status()).isEqualTo(shown);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsDescribed(ProblemType type) {
        assertThat(type.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.title().toString()).isNotBlank();
        assertThat(type.meaning().toString()).endsWith(".");
        assertThat(type.remedy().toString()).endsWith(".");
    }

    @Test
    void noTwoTypesHaveTheSameUri() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    }
}
