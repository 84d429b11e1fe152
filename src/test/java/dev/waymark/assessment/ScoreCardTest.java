package dev.waymark.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.assess.Grade;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCardTest {

    @ParameterizedTest
    @CsvSource({"A, 100, 17603f", "B, 85, 17603f", "C, 70, 855300", "D, 61, a3271b", "F, 0, a3271b"})
    void writesTheGradeInItsColour(Grade grade, int overall, String colour) throws IOException {
        BufferedImage picture = read(ScoreCard.of("harbourlights.example", score(overall, grade)));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        assertThat(picture.getRGB(600, 6) & 0xffffff).isEqualTo(0xffd140);
        assertThat(colours(picture, 430, 526)).contains(Integer.parseInt(colour, 16));
        assertThat(colours(picture, 300, 396)).contains(0x1a231e);
    }

    @Test
    void keepsTheMarginBesideLongNames() throws IOException {
        for (int length = 1; length < 200; length++) {
            byte[] card = ScoreCard.of("w".repeat(length), score(50, Grade.D));
            assertThat(card.length).isLessThan(60_000);
            if (length % 20 == 0) {
                BufferedImage picture = read(card);
                assertThat(IntStream.range(300, 396).map(y -> picture.getRGB(1199, y) & 0xffffff))
                        .containsOnly(ScoreCard.PAPER);
            }
        }
    }

    @Test
    void writesAHyphenForLettersThatItHasNot() {
        assertThat(ScoreCard.of("münchen.example", score(50, Grade.D)))
                .isEqualTo(ScoreCard.of("m-nchen.example", score(50, Grade.D)));
    }

    private static ScoreSummary score(int overall, Grade grade) {
        return new ScoreSummary(overall, grade, "charity", List.of(), null);
    }

    private static BufferedImage read(byte[] card) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(card));
    }

    private static List<Integer> colours(BufferedImage picture, int top, int bottom) {
        return IntStream.range(0, (bottom - top) * 1200)
                .map(i -> picture.getRGB(i % 1200, top + i / 1200) & 0xffffff)
                .distinct()
                .boxed()
                .toList();
    }
}
