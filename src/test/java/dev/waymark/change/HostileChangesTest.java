package dev.waymark.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.change.LinkCheck.State;
import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever pages and files hold, the comparison ends soon and says no more than it may. */
class HostileChangesTest {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,",
                "1 ",
                "a1",
                "£1 ",
                "1 May ",
                "0123 456 789 ",
                "@",
                "a@b",
                "://",
                "updated ",
                "© 2026 ",
                "3 days ago ",
                "-1",
                "1-",
                "+1",
                "((",
                "[a](",
                "**",
                "「谷」",
                "\u0301",
                "not ",
                "Monday ",
                "9am-",
                ". ",
                "'",
                "and 1 "
            })
    void textsAreComparedInLinearTime(String piece) {
        String text = piece.repeat(20_000);
        String other = "x " + piece.repeat(19_999);
        Deadline.of(ENOUGH).run(() -> {
            for (boolean english : new boolean[] {true, false}) {
                ComparedText one = new ComparedText(text, english);
                TextChange.isReal(one, new ComparedText(other, english));
                assertThat(TextChange.isReal(one, new ComparedText(text, english)))
                        .isFalse();
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123 456 78", "1,00", "Closing date: ", "a. ", "word ", "[a](/b) ", "Phone: 01539 496 "})
    void sitesOfLongPagesAreComparedInTime(String piece) {
        SiteReading before = new SiteReading(pages(piece, "1"), List.of());
        SiteReading after = new SiteReading(pages(piece, "2"), List.of());
        String file = "# Site\n\n> Summary\n\n" + ("- " + piece + "1\n").repeat(2_000) + "\n## List\n\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> "- [Page " + i + "](https://site.example/" + i % 60 + "): " + piece)
                        .collect(Collectors.joining("\n"));
        Deadline.of(ENOUGH).run(() -> {
            SiteComparison comparison = SiteComparison.of(before, after, Options.DEFAULT);
            List<Change> changes = comparison.changes(file, file, List.of());
            assertThat(changes).hasSizeLessThanOrEqualTo(100);
            changes.stream().limit(10).forEach(change -> ChangedFile.apply(file, change));
            return true;
        });
    }

    private static List<Page> pages(String piece, String mark) {
        return IntStream.range(0, 20).mapToObj(i -> page(i, piece, mark)).toList();
    }

    private static Page page(int number, String piece, String mark) {
        String html = "<html lang=en><title>The same title</title><main><h1>Page " + number + "</h1><p>"
                + (piece + mark + " ").repeat(2_000) + "</p>"
                + ("<p>" + piece + number + "</p>").repeat(100) + "</main>";
        String path = number == 0 ? "" : String.valueOf(number);
        return new PageReader()
                .read(
                        Url.parse("https://site.example/" + path),
                        html.getBytes(StandardCharsets.UTF_8),
                        "text/html; charset=utf-8");
    }

    @Test
    void thereAreNeverMoreThanAHundredChanges() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            items.add("- [Page " + i + "](https://other" + i + ".example/): Notes");
        }
        String file = "# Site\n\n> Summary\n\nDetails.\n\n## List\n\n" + String.join("\n", items) + "\n";
        SiteReading reading = new SiteReading(pages("word ", "1"), List.of());
        SiteComparison comparison = SiteComparison.of(reading, reading, Options.DEFAULT);
        List<Url> asked = comparison.unanswered(file);
        assertThat(asked).hasSize(500);
        assertThat(comparison.changes(
                        file,
                        file,
                        asked.stream()
                                .map(url -> new LinkCheck(url, State.GONE))
                                .toList()))
                .hasSize(100);
    }

    @Test
    void theDeadlineEndsTheWork() {
        String text = "1 May 2026, £3 and 4 ".repeat(5_000);
        Deadline over = Deadline.of(Duration.ofNanos(1));
        assertThatThrownBy(() -> over.run(() -> new ComparedText(text, true))).isInstanceOf(DeadlinePassed.class);
    }

    @Test
    void nothingIsSaidOfReadingsWithoutPages() {
        SiteReading none = new SiteReading(List.of(), List.of());
        SiteReading some = new SiteReading(pages("word ", "1"), List.of());
        String file = "# Site\n\n## List\n\n- [A](https://site.example/a): Notes\n";
        assertThat(SiteComparison.of(none, some, Options.DEFAULT).changes(file, file, List.of()))
                .isEmpty();
        assertThat(SiteComparison.of(some, none, Options.DEFAULT).changes(file, file, List.of()))
                .isEmpty();
        assertThat(SiteComparison.of(none, none, Options.DEFAULT).changes("", "", List.of()))
                .isEmpty();
    }
}
