package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.PageText;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTextsTest {

    @Test
    void leavesOutWhatMostPagesOfTheSiteRepeat() {
        List<Page> pages = IntStream.range(0, 8).mapToObj(PageTextsTest::page).toList();
        LlmsTxt document = Outline.of(pages, Options.DEFAULT).write().document();
        List<PageText> texts = PageTexts.of(document, pages);
        assertThat(texts).hasSizeGreaterThan(4);
        assertThat(texts)
                .filteredOn(text -> !text.url().path().equals("/"))
                .extracting(PageText::markdown)
                .allMatch(text -> text.contains("river"))
                .noneMatch(text -> text.contains("winter appeal"));
    }

    private static Page page(int number) {
        String path = number == 0 ? "/" : "/walk-" + number;
        return Pages.page(
                path,
                "Walk " + number,
                "Walk " + number + " leads along the river " + "Abcdefgh".charAt(number)
                        + " to the old mill, takes three hours and ends at the inn by the bridge, where there is tea.</p>"
                        + "<p>Our winter appeal is open: give what you can until Friday.");
    }
}
