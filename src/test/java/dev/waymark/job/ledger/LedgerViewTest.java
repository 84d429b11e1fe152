package dev.waymark.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerViewTest {

    private static final List<LedgerView.Count> COUNTS = List.of(
            new LedgerView.Count("dropped", "limit", 3),
            new LedgerView.Count("kept", "none", 9),
            new LedgerView.Count("dropped", "redirect", 7));

    @Test
    void offersTheStatesThatOccur() {
        LedgerView view = LedgerView.of(COUNTS, null);
        assertThat(view.filters())
                .containsExactly(
                        new LedgerView.Filter("all", 19),
                        new LedgerView.Filter("kept", 9),
                        new LedgerView.Filter("dropped", 10));
        assertThat(view.reasons()).isEmpty();
        assertThat(view.more()).isEqualTo(19);
    }

    @Test
    void offersTheReasonsOfWhatWasLeftOutTheMostFrequentFirst() {
        for (String show : List.of("dropped", "dropped-limit")) {
            assertThat(LedgerView.of(COUNTS, show).reasons())
                    .containsExactly(
                            new LedgerView.Reason("dropped-redirect", "redirect", 7),
                            new LedgerView.Reason("dropped-limit", "limit", 3));
        }
        LedgerView limit = LedgerView.of(COUNTS, "dropped-limit");
        assertThat(limit.isShown("dropped")).isTrue();
        assertThat(limit.isShown("dropped-redirect")).isFalse();
        assertThat(limit.more()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "dropped-", "dropped-none", "kept-none", "ALL", "optional"})
    void showsEverythingForAFilterThatItDoesNotHave(String show) {
        assertThat(LedgerView.of(COUNTS, show).show()).isEqualTo("all");
    }
}
