package dev.waymark.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void saysWhichLinesWereAddedAndWhichRemoved() {
        TextDiff difference = TextDiff.of("a\nb\nc\n", "a\nB\nc\nd\n").orElseThrow();
        assertThat(drawn(difference)).isEqualTo("""
                1 1   a
                2 . − b
                . 2 + B
                3 3   c
                . 4 + d
                """);
        assertThat(difference.added()).isEqualTo(2);
        assertThat(difference.removed()).isEqualTo(1);
    }

    @Test
    void showsThreeLinesAroundAChangeAndCountsTheOthers() {
        String before = lines(1, 30);
        TextDiff difference = TextDiff.of(
                        before, before.replace("line 15\n", "").replace("line 30\n", ""))
                .orElseThrow();
        assertThat(drawn(difference)).isEqualTo("""
                . .   (11)
                12 12   line 12
                13 13   line 13
                14 14   line 14
                15 . − line 15
                16 15   line 16
                17 16   line 17
                18 17   line 18
                . .   (8)
                27 26   line 27
                28 27   line 28
                29 28   line 29
                30 . − line 30
                """);
    }

    @Test
    void isNoneForTheSameLines() {
        assertThat(TextDiff.of("a\nb\n", "a\nb").orElseThrow().isNone()).isTrue();
        assertThat(TextDiff.of("", "").orElseThrow().lines()).isEmpty();
    }

    @Test
    void startsWithWhatWasPutBeforeEverything() {
        assertThat(drawn(TextDiff.of("a\n", "x\na\n").orElseThrow())).isEqualTo(". 1 + x\n1 2   a\n");
    }

    @Test
    void makesWhatCannotBeSeenVisible() {
        TextDiff difference = TextDiff.of("b\n", "a\u202e\u0007\n").orElseThrow();
        assertThat(difference.lines().get(1).text()).isEqualTo("a\ufffd\ufffd");
    }

    @Test
    void comparesTwoThousandForeignLinesAndNoMore() {
        TextDiff difference =
                TextDiff.of(lines(1, 2_000), lines(10_001, 12_000)).orElseThrow();
        assertThat(difference.added()).isEqualTo(2_000);
        assertThat(TextDiff.of("a", lines(1, 2_001))).isEmpty();
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
    }

    private static String drawn(TextDiff difference) {
        return difference.lines().stream()
                .map(line -> number(line.before()) + " " + number(line.after()) + " " + line.sign() + " "
                        + (line.kind() == TextDiff.Kind.SKIPPED ? "(" + line.text() + ")" : line.text()) + "\n")
                .collect(Collectors.joining());
    }

    private static String number(Integer number) {
        return number == null ? "." : number.toString();
    }
}
