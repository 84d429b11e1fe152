package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {

    private static final Page PAGE =
            Page.at(Url.parse("https://rooklane.example/shop")).build();

    private final StringWriter out = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void showsTheTimeThatIsLeftOnATerminal() {
        ProgressBar bar = bar(ProgressBar.Mode.BAR, 10);
        nanos.set(Duration.ofSeconds(4).toNanos());
        bar.read(PAGE, 2, 40);
        assertThat(out.toString())
                .isEqualTo("\r[######------------------------] 2 of 10 pages, about 16 s left\u001b[K");
        bar.read(PAGE, 10, 40);
        bar.end();
        assertThat(out.toString()).endsWith("[##############################] 10 of 10 pages\u001b[K\r\u001b[K");
    }

    @Test
    void printsALineForEachPageElsewhere() {
        ProgressBar lines = bar(ProgressBar.Mode.LINES, 10);
        lines.read(PAGE, 2, 40);
        lines.end();
        assertThat(out.toString()).isEqualTo("   2 of 40  https://rooklane.example/shop\n");
    }

    @Test
    void saysNothingWhenItShallBeQuiet() {
        ProgressBar silent = bar(ProgressBar.Mode.SILENT, 10);
        silent.read(PAGE, 2, 40);
        silent.end();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  xterm, '', COLOURED_BAR",
        "true,  xterm, 1,  BAR",
        "true,  dumb,  '', LINES",
        "false, xterm, '', LINES",
    })
    void drawsOnTerminalsThatCanAndInColoursThatAreWanted(
            boolean terminal, String term, String noColor, ProgressBar.Mode mode) {
        assertThat(RemarkOptions.mode(Map.of("TERM", term, "NO_COLOR", noColor), terminal))
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "0, about 1 s left",
        "59000, about 59 s left",
        "59001, about 1 min 0 s left",
        "150000, about 2 min 30 s left"
    })
    void saysTimesInWords(long millis, String words) {
        assertThat(ProgressBar.words(Duration.ofMillis(millis))).isEqualTo(words);
    }

    private ProgressBar bar(ProgressBar.Mode mode, int most) {
        return new ProgressBar(mode, most, new PrintWriter(out), nanos::get);
    }
}
