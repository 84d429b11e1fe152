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

/** Texts about the golden sites, each with what it quotes: five parts were looked at while the rules were made, the last two never. */
class EvidenceCorpusTest {

    @ParameterizedTest
    @CsvSource({
        "tuned, 160, 0.92, 0.98, 0.17",
        "second, 153, 0.89, 0.97, 0.28",
        "third, 179, 0.96, 0.99, 0.16",
        "fifth, 160, 0.81, 0.98, 0.30",
        "sixth, 160, 0.86, 0.93, 0.19",
        "held-out, 160, 0.81, 0.97, 0.20",
        "seventh, 160, 0.77, 0.97, 0.25"
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
