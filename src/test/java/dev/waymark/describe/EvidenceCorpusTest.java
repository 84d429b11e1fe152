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

/** Texts about the golden sites, each with what it quotes: three parts were looked at while the rules were made, the last two never. */
class EvidenceCorpusTest {

    @ParameterizedTest
    @CsvSource({
        "tuned, 160, 0.92, 0.97, 0.20",
        "second, 153, 0.85, 0.91, 0.29",
        "third, 179, 0.91, 0.94, 0.24",
        "held-out, 160, 0.74, 0.87, 0.23",
        "fifth, 160, 0.65, 0.77, 0.43"
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
