package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightedCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pre><code><span class=bu>print</span>(cells[<span>0</span>])</code></pre> | print(cells[0])",
                "<p>Call <code><span>copy</span>(file)</code> and go on with the guide.</p>  | `copy(file)`",
            })
    void keepsWordsOfCodeThatButtonsHaveToo(String html, String expected) {
        assertThat(markdown(html)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"<p><span>Print</span></p>", "<div><span>Copy link</span></div>"})
    void leavesOutWhatOperatesThePage(String html) {
        assertThat(markdown(html)).doesNotContainIgnoringCase("print").doesNotContainIgnoringCase("copy link");
    }

    private static String markdown(String html) {
        String page =
                "<html><head><title>Guide</title></head><body><main><h1>Guide</h1><p>How to begin with the guide, word by word.</p>"
                        + html + "</main></body></html>";
        return new PageReader()
                .read(Url.parse("https://example.org/"), page.getBytes(UTF_8), "text/html")
                .markdown();
    }
}
