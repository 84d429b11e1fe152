package dev.waymark.outline.notes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We have three sail lofts on the north quay. | Three sail lofts on the north quay.",
                "The Trust runs a ferry to the island in summer. | A ferry to the island in summer.",
                "Harbour Trust, Holt offers guided walks on Sundays. | Guided walks on Sundays.",
                "There are two cranes for boats up to a tonne. | Two cranes for boats up to a tonne.",
                "View our figures of arrivals and departures. | Figures of arrivals and departures.",
                "Explore the walls of the harbour and find practical information for a visit. | The walls of the harbour and practical information for a visit.",
                "Look back at the regatta of 2030 and find out about the next regatta. | The regatta of 2030 and the next regatta.",
            })
    void saysWhatASentenceOffersWithoutItsLead(String sentence, String said) {
        assertThat(Rewording.of(sentence, "harbour trust")).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We have moved to the north quay.",
                "We have been here since 1920.",
                "Harbour Trust is a registered charity of the town.",
                "Harbour Trust, founded in 1920, has been here ever since.",
                "There is no charge for boats up to a tonne.",
                "See how the harbour was built by the monks.",
                "Meetings are held in the sail loft on Mondays.",
            })
    void leavesOtherSentencesAlone(String sentence) {
        assertThat(Rewording.of(sentence, "harbour trust")).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "To book a berth, please call the harbour office. | How to book a berth and whom to contact.",
                "In order to request a copy of the plans, print and complete this form. | How to request a copy of the plans and the form to complete.",
                "If you would like to volunteer, or have time to spare, please contact us. | How to volunteer and whom to contact.",
                "Call us at any hour if your boat is adrift. | Whom to call at any hour if your boat is adrift.",
                "To get in touch, please call the harbour office. | To get in touch, please call the harbour office.",
                "To the north the walls are open. | To the north the walls are open.",
            })
    void saysHowToDoWhatASentenceTells(String sentence, String said) {
        assertThat(Rewording.howTo(sentence)).isEqualTo(said);
    }
}
