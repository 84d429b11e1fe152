package dev.waymark.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationTest {

    private static final int LONGEST = 60;
    private static final int SHORTEST = 20;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ends a list with its last item | The yard keeps the old quay, the crane, and all the sheds beside the harbour walls | The yard keeps the old quay and the crane",
                "ends a list in its middle | The building houses a sail loft, a rope walk, a forge and the office of the harbour master | The building houses a sail loft, a rope walk and a forge",
                "leaves an apposition alone | The yard is led by its harbour master, Jo Holt, who has sailed since she was four years old | The yard is led by its harbour master, Jo Holt",
                "keeps an infinitive with what it completes | The office teaches the boat owners ways to mend their own boats in winter | ",
                "keeps a participle with its agent | The clock upon the west tower of the harbour is wound by volunteers every second day of the year | ",
                "keeps nouns together that a conjunction joins | The team has a long-term plan for making harbour land and housing data open to everyone | The team has a long-term plan",
                "cuts before a clause of its own | The harbour office is open on every day and the quay may be used by all | The harbour office is open on every day",
                "leaves no subject without its verb | The harbour office, founded by Mary Holt, was originally located on the north quay of the town | ",
            })
    void cutsASentenceWhereBothHalvesStayWhole(String what, String sentence, String kept) {
        assertThat(Truncation.toLength(sentence, LONGEST, SHORTEST).orElse(null))
                .isEqualTo(kept);
    }
}
