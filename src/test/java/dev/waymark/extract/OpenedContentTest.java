package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.page.Page;
import dev.waymark.url.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor can open is content, what only operates the page is not; one weak sign drops no section. */
class OpenedContentTest {

    private static final String TEXT = "<h1>Help</h1><p>We help everybody in the valley and all who care for them.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2><button aria-expanded=false aria-controls=p>Cost?</button></h2><div id=p hidden>KEPT pounds</div>",
                "<div hidden=until-found>KEPT pounds</div>",
                "<details><summary>Cost?</summary>KEPT pounds</details>",
                "<ul role=tablist><li role=tab aria-controls=t>One</ul><div role=tabpanel id=t hidden>KEPT pounds</div>",
                "<a data-toggle=collapse href=#c>Cost?</a><div id=c style='display:none'>KEPT pounds</div>",
                "<button data-bs-target='#c'>Cost?</button><div id=c aria-hidden=true>KEPT pounds</div>",
                "<div class='carousel-item' aria-hidden=true><p>KEPT slide</p></div>",
                "<button commandfor=d>Help</button><dialog id=d><p>KEPT by the door</p></dialog>",
                "<button aria-expanded=false aria-controls=q>KEPT by whom?</button><div id=q>By the whole village, since 1901.</div>",
                "<h3><button>KEPT title</button></h3><p>Answer.</p>",
                "<div role=heading><button>KEPT title</button></div><p>Answer.</p>",
            })
    void keepsWhatAVisitorCanOpen(String html) {
        assertThat(markdown(html)).contains("KEPT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p hidden>GONE</p>",
                "<div class='govuk-visually-hidden'>GONE</div>",
                "<p>Form <span class=sr-only>GONE</span></p>",
                "<p>Form <span style='position:absolute; clip: rect(0 0 0 0)'>GONE</span></p>",
                "<button aria-label=x>GONE</button>",
                "<span role=button tabindex=0>GONE</span>",
                "<div><a href='https://www.facebook.com/sharer/sharer.php?u=x'>GONE</a></div>",
                "<a href='mailto:?subject=x'>GONE</a>",
                "<button aria-expanded=false aria-controls=m>GONE</button><div id=m hidden><a href=/a>GONE a</a> <a href=/b>B</a></div>",
                "<div class=share><h3>GONE</h3><a href=/x>X</a></div>",
            })
    void leavesOutWhatOnlyOperates(String html) {
        assertThat(markdown(html)).doesNotContain("GONE").contains("valley");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Skip to main content",
                "Back to top",
                "(opens in new tab)",
                "Opens in a new window",
                "Copy to clipboard",
                "Copied!",
                "Share this page",
                "Print this page",
                "Section titled \u201cUse\u201d",
                "Permalink to Use",
                "Advertisement",
            })
    void leavesOutTextsThatOnlyOperate(String text) {
        assertThat(markdown("<p>Form <a href=/f>A1 <span>" + text + "</span></a></p><div>" + text + "</div>"))
                .doesNotContainIgnoringCase(text)
                .contains("A1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<section id=social-care>",
                "<section class=feedback-and-complaints>",
                "<div id=consent>",
                "<div class=carers-survey>",
                "<section class='share sharing'>",
                "<article id=newsletter>",
                "<div class=announcement>",
            })
    void noWordInANameDropsASectionWithAHeading(String open) {
        assertThat(markdown(
                        open + "<h2>Care</h2><p>A worker visits you within ten days and writes a plan with you.</p>"))
                .contains("## Care", "within ten days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2 id=use>Use<a class=header-anchor href=#use>\u200b</a></h2>",
                "<h2>Use <span class=sr-only>this part</span></h2>",
                "<h2>Use<sup><a href=#n>1</a></sup></h2>",
                "<div><h2>Use</h2><a href=#use><span class=visually-hidden>Section titled Use</span></a></div>",
            })
    void headingsSayOnlyWhatIsShown(String html) {
        Page page = page(html);
        assertThat(page.headings()).map(Page.Heading::text).containsExactly("Help", "Use");
        assertThat(page.markdown()).endsWith("## Use");
    }

    @Test
    void aSentenceThatSpeaksOfSharingIsText() {
        assertThat(markdown("<p>Share this page with everybody who may need it in winter.</p>"))
                .contains("in winter");
    }

    private static String markdown(String html) {
        return page(html).markdown();
    }

    private static Page page(String html) {
        byte[] page = ("<title>Help</title><main>" + TEXT + html + "</main>").getBytes(UTF_8);
        return new PageReader().read(Url.parse("https://example.org/help"), page, "text/html");
    }
}
