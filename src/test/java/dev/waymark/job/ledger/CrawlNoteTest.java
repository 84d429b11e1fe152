package dev.waymark.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.LedgerEntry.State;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrawlNoteTest {

    private static final Url START = Url.parse("https://example.org/");

    private static Crawl crawl(String... shells) {
        List<LedgerEntry> ledger = List.of(shells).stream()
                .map(path -> new LedgerEntry(START.at(path), State.DROPPED, Reason.NEEDS_JAVASCRIPT, Message.NONE))
                .toList();
        return new Crawl(new Site(START), List.of(), List.of(), ledger, Crawl.End.COMPLETE, "");
    }

    @Test
    void saysWhichPagesNeedABrowserWhereThereIsNone() {
        assertThat(CrawlNote.on(crawl("/a", "/b"), false, false, 1))
                .isEqualTo("2 pages are empty until a browser runs their scripts, and no browser runs here: "
                        + "https://example.org/a and others.");
    }

    @Test
    void saysNothingOfThemWhereTheyWereRendered() {
        assertThat(CrawlNote.on(crawl("/a"), false, true, 1)).isNull();
    }

    @Test
    void saysWhyFewerPagesWereReadWhereSomeCountAsTwo() {
        Page page = Page.at(START).rendering(new Page.Rendering(3, 1_000)).build();
        Crawl crawl = new Crawl(new Site(START), List.of(page), List.of(), List.of(), Crawl.End.PAGE_LIMIT, "");
        assertThat(CrawlNote.on(crawl, false, true, 2)).endsWith("1 page needed a browser and counts as 2.");
        assertThat(CrawlNote.on(crawl, false, true, 1)).doesNotContain("browser");
    }
}
