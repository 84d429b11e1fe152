package dev.waymark.outline;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.PageText;
import dev.waymark.outline.analysis.RepeatedBlocks;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the pages that a document lists. */
public final class PageTexts {

    private PageTexts() {}

    /**
     * In the order of the document and by the names that it gives them, without what most pages of the site repeat.
     *
     * @param pages all of the site, the start page first
     */
    public static List<PageText> of(LlmsTxt document, List<Page> pages) {
        RepeatedBlocks repeated = RepeatedBlocks.of(pages);
        Map<Url, Page> byAddress =
                pages.stream().collect(Collectors.toMap(Page::url, Function.identity(), (first, second) -> first));
        return document.links().stream()
                .flatMap(link -> Stream.ofNullable(byAddress.get(link.url()))
                        .map(page -> new PageText(
                                link.name(), page.url(), repeated.without(page).markdown())))
                .toList();
    }
}
