package dev.waymark.describe;

import static dev.waymark.bench.GroundingScore.proved;
import static dev.waymark.bench.GroundingScore.provedOrOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.bench.GroundingScore;
import dev.waymark.bench.GroundingScore.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts about the golden sites and about pages of other kinds, each with what it quotes: seven parts were looked at while the rules were
 * made, the last two never.
 */
class EvidenceCorpusTest {

    @ParameterizedTest
    @CsvSource({
        "tuned, 160, 0.95, 0.99, 0.19",
        "second, 153, 0.91, 0.96, 0.26",
        "third, 179, 0.96, 0.99, 0.10",
        "fifth, 160, 0.90, 0.99, 0.30",
        "sixth, 160, 0.91, 0.96, 0.14",
        "eighth, 406, 0.87, 0.97, 0.31",
        "ninth, 445, 0.88, 0.96, 0.42",
        "held-out, 160, 0.85, 0.97, 0.22",
        "seventh, 160, 0.80, 0.97, 0.27"
    })
    void provesMostSupportedTextsAndFewFalseOnes(String part, int texts, double supported, double open, double wrong)
            throws IOException {
        List<Judged> judged = GroundingScore.judge(Path.of("src/test/resources/grounding", part + ".tsv"));
        assertThat(judged).hasSize(texts);
        assertThat(proved(judged, true)).isGreaterThanOrEqualTo(supported);
        assertThat(provedOrOpen(judged, true)).isGreaterThanOrEqualTo(open);
        assertThat(proved(judged, false)).isLessThanOrEqualTo(wrong);
    }
}
