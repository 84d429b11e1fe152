package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.page.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which pages are read of folders in other languages. */
class LanguagePartsTest extends CrawlTestSite {

    private static final String BOTH =
            "<link rel=alternate hreflang=en href=%1$s><link rel=alternate hreflang=cy href=/cy%1$s>";

    @Test
    void readsAFewPagesInEachLanguageAfterTheOthers() {
        site.page("/", BOTH.formatted("/"), links("/about", "/cy/")).page("/about", BOTH.formatted("/about"), "");
        welsh("/cy/", links("/cy/about", "/cy/newyddion", "/"));
        welsh("/cy/about", "");
        welsh("/cy/newyddion", links("/report.pdf"));
        Crawl crawl = crawl(Budget.ofPages(100).withLanguages(), new RecordingListener());
        assertThat(paths(crawl)).containsExactly("/", "/about", "/cy/", "/cy/about", "/cy/newyddion");
        assertThat(crawl.pages()).extracting(Page::language).containsExactly("en", "en", "cy", "cy", "cy");
        assertThat(dropped(crawl)).doesNotContainKeys("/cy/", "/cy/about", "/cy/newyddion");
        assertThat(crawl.end()).isEqualTo(End.COMPLETE);
        assertThat(site.paths())
                .filteredOn(path -> !path.equals("/sitemap.xml"))
                .doesNotHaveDuplicates()
                .doesNotContain("/report.pdf");
    }

    @Test
    void readsOneLanguageUnlessAskedForMore() {
        translated(5);
        assertThat(paths(crawl())).containsExactly("/");
        assertThat(site.paths()).noneMatch(path -> path.startsWith("/cy/"));
    }

    @Test
    void readsTwentyPagesOfALanguageAndNoMoreThanTheBudgetHas() {
        translated(50);
        assertThat(paths(crawl(Budget.ofPages(100).withLanguages(), new RecordingListener())))
                .hasSize(1 + 20);
        assertThat(paths(crawl(Budget.ofPages(9).withLanguages(), new RecordingListener())))
                .hasSize(9);
        assertThat(paths(crawl(Budget.ofPages(3).withLanguages(), new RecordingListener())))
                .as("two pages make no file")
                .hasSize(1);
    }

    @Test
    void keepsOnlyPagesThatSayTheyAreInThatLanguage() {
        site.page("/", BOTH.formatted("/"), links("/cy/"));
        welsh("/cy/", links("/cy/about", "/cy/newyddion"));
        site.page("/cy/about", "");
        welsh("/cy/newyddion", "");
        RecordingListener listener = new RecordingListener();
        Crawl crawl = crawl(Budget.ofPages(100).withLanguages(), listener);
        assertThat(paths(crawl)).containsExactly("/", "/cy/", "/cy/newyddion");
        assertThat(listener.read)
                .extracting(Page::url)
                .containsExactly(site.url("/"), site.url("/cy/"), site.url("/cy/newyddion"));
        assertThat(dropped(crawl)).doesNotContainKey("/cy/");
    }

    @Test
    void stopsWhenNobodyWantsTheRest() {
        translated(50);
        Crawl crawl = crawl(Budget.ofPages(100).withLanguages(), new RecordingListener(trail -> trail.read.size() > 3));
        assertThat(crawl.end()).isEqualTo(End.CANCELLED);
    }

    @Test
    void doesNotAskAgainForPagesThatAreStored() {
        translated(8);
        Crawl first = crawl(Budget.ofPages(100).withLanguages(), new RecordingListener());
        site.forget();
        RecordingListener listener = new RecordingListener();
        Crawl second = crawler.crawl(site.url("/"), Budget.ofPages(100).withLanguages(), first.pages(), listener);
        assertThat(paths(second)).isEqualTo(paths(first)).hasSize(9);
        assertThat(listener.read).isEmpty();
        assertThat(site.paths()).noneMatch(path -> path.startsWith("/cy/") && !path.contains("waymark-"));
    }

    /** What is too many links away is left, and nothing was kept. */
    @Test
    void readsNothingOfASiteWithoutPages() {
        String noindex = "<meta name=robots content=noindex>";
        site.page("/", noindex + BOTH.formatted("/"), links("/1", "/cy/"));
        IntStream.range(1, 8).forEach(i -> site.page("/" + i, noindex, links("/" + (i + 1))));
        Crawl crawl = crawl(Budget.ofPages(100).withLanguages(), new RecordingListener());
        assertThat(crawl.end()).isEqualTo(End.DEPTH_LIMIT);
        assertThat(crawl.pages()).isEmpty();
    }

    private Crawl crawl(Budget budget, RecordingListener listener) {
        return crawler.crawl(site.url("/"), budget, List.of(), listener);
    }

    /** A start page in English, and so many pages in Welsh. */
    private void translated(int pages) {
        String[] paths = IntStream.range(1, pages).mapToObj(i -> "/cy/" + i).toArray(String[]::new);
        site.page("/", BOTH.formatted("/"), links("/cy/"));
        welsh("/cy/", links(paths));
        for (String path : paths) {
            welsh(path, "");
        }
    }

    private void welsh(String path, String body) {
        String html = SiteServer.html(path, "", body).replace("lang=en", "lang=cy");
        site.reply(path, SiteServer.Reply.of(200, html));
    }
}
