package dev.waymark.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Message;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final String GOOD =
            "# A\n\n> Who we are.\n\nMore of it.\n\n## B\n\n- [C](https://a.example/): What it answers\n";

    @Test
    void keepsWhatIsWithoutError() {
        assertThat(Draft.of(GOOD).objection()).isNull();
        assertThat(Draft.of(GOOD).text()).isEqualTo(GOOD);
    }

    @Test
    void putsRightWhatBrowsersDoToLineEnds() {
        assertThat(Draft.of(GOOD.replace("\n", "\r\n") + "\r\n\r\n").text()).isEqualTo(GOOD);
    }

    @Test
    void leavesOutWhatNoTextCanHold() {
        assertThat(Draft.of("# A\0B\ud800\n").text()).isEqualTo("# AB?\n");
    }

    @Test
    void doesNotKeepAnError() {
        assertThat(Draft.of("No title\n").objection()).hasToString("Not saved. Fix the error, then save again.");
        assertThat(Draft.of(" \n").objection()).hasToString("Not saved. Fix the error, then save again.");
    }

    @Test
    void keepsUpTo64KilobytesAnd2000Lines() {
        assertThat(Draft.of(GOOD + "x".repeat(64_000)).isTooLarge()).isTrue();
        assertThat(Draft.of(GOOD + "\n- [D](https://a.example/d)".repeat(2_000)).objection())
                .hasToString(
                        "Not saved. The file is too large: it can have up to 64 KB and 2,000 lines. A good file has 2 to 10 KB.");
    }

    @Test
    void whatIsSaidOfALargerFileNamesTheLimits() {
        assertThat(Message.of(Draft.TOO_LARGE).toString())
                .contains("up to %d KB and %,d lines".formatted(Draft.MOST_BYTES / 1_000, Draft.MOST_LINES));
    }
}
