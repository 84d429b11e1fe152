package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.extract.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {

    private static final Page HOME =
            Pages.page("/", "Harbour Trust", "The Harbour Trust keeps the old harbour open to all.");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no caption | Wide view across the harbour at dawn ¶ Visitors may walk the harbour walls on every day of the year.",
                "no slogan | Where people come together for change ¶ Visitors may walk the harbour walls on every day of the year.",
                "no sentence that leans on another | Especially when they come together as one town. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no opinion of its own | We believe in chances for everyone in the town. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no call | Join us and bring the whole family along. ¶ Visitors may walk the harbour walls on every day of the year.",
                "no thanks | Your support is greatly appreciated by all of us. ¶ Visitors may walk the harbour walls on every day of the year.",
            })
    void takesTheSentenceThatSaysWhatThePageIsFor(String what, String paragraphs) {
        Page page = Pages.page("/walls/", "The walls", paragraphs.replace(" ¶ ", "</p><p>"));
        assertThat(notes(page)).isEqualTo("Visitors may walk the harbour walls on every day of the year");
    }

    @Test
    void saysNothingRatherThanACaption() {
        assertThat(notes(Pages.page("/walls/", "The walls", "Fireworks lighting the sky above everyone")))
                .isEmpty();
    }

    @Test
    void takesAnInvitationForWhatItInvitesTo() {
        assertThat(notes(Pages.page(
                        "/tours/", "Tours", "Join us for guided tours of the harbour on Sunday afternoons.")))
                .isEqualTo("Guided tours of the harbour on Sunday afternoons");
    }

    private static String notes(Page page) {
        return Outline.of(List.of(HOME, page), Options.of("charity", "", "", "")).write().document().links().stream()
                .filter(link -> link.url().equals(page.url()))
                .map(FileLink::notes)
                .findFirst()
                .orElseThrow();
    }
}
