package dev.waymark.describe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundingTest {

    private static final Grounding PAGE = Grounding.in("""
            Lunch clubs
            Four lunch clubs meet every week in Whitby, Sleights, Grosmont and Glaisdale. Lunch is free for members over 60.
            The minibus brings people who cannot use the bus. We do not take bookings by post.
            In 2024 the clubs served 6,200 meals, at a cost of £18,400.
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Four weekly lunch clubs in Whitby, Sleights, Grosmont and Glaisdale, free for members over 60",
                "Free lunch for members over 60 in Whitby and Glaisdale",
                "Where the four lunch clubs meet",
                "How the minibus brings people who cannot use the bus",
                "The clubs served 6,200 meals in 2024 at a cost of £18,400",
                "The clubs served 6200 meals in 2024",
                "They do not take bookings by post",
            })
    void supportsWhatThePageSaysInOtherWords(String claim) {
        assertThat(PAGE.supports(claim)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Five lunch clubs meet every week in Whitby",
                "Lunch is free for members over 55",
                "Four lunch clubs meet every week in Whitby, Sleights and Scarborough",
                "The clubs served 6,300 meals in 2024",
                "Lunch clubs run by Age UK in Whitby",
                "They take bookings by post",
                "The minibus brings people who can use the bus",
                "Lunch is not free for members over 60",
                "Cookery classes for young parents and toddlers",
                "Members served free bookings at weekly cost",
                "Buy cheap watches from the casino today",
                "",
            })
    void doesNotSupportWhatThePageDoesNotSay(String claim) {
        assertThat(PAGE.supports(claim)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visits visited visiting visit", "services service", "apply applies", "running run"})
    void takesOneWordInItsFormsForTheSame(String forms) {
        assertThat(forms.split(" ")).extracting(Grounding::stem).containsOnly(Grounding.stem(forms.split(" ")[0]));
    }
}
