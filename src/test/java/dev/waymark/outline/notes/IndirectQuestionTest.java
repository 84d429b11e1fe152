package dev.waymark.outline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndirectQuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do I apply for a mooring? | How to apply for a mooring",
                "What should I bring? | What to bring",
                "How much does it cost? | How much it costs",
                "Where does the walk start? | Where the walk starts",
                "Which boats can you repair? | Which boats you can repair",
                "How do we decide? | How we decide",
                "Who is responsible for the walls? | Who is responsible for the walls",
                "What is the harbour trust? | What the harbour trust is",
                "What is Dragon Racing? | What Dragon Racing is",
            })
    void asksIndirectly(String question, String indirect) {
        assertThat(IndirectQuestion.of(question)).contains(indirect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Is my boat too long?", "Why us?", "Opening hours", "What now?", "Have a trailblazing idea?"})
    void leavesOtherTextsAlone(String text) {
        assertThat(IndirectQuestion.of(text)).isEmpty();
    }
}
