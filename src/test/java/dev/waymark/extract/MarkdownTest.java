package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("pieces")
    void writesWhatThePageSays(String what, String html, String markdown) {
        byte[] page = ("<title>T</title><main>" + html + "</main>").getBytes(UTF_8);
        assertThat(new PageReader()
                        .read(Url.parse("https://example.org/a/b"), page, "text/html")
                        .markdown())
                .isEqualTo(markdown);
    }

    static Stream<Arguments> pieces() {
        return Stream.of(
                piece("paragraphs", "<p>One\n  two.</p><p>Three.</p>", "One two.\n\nThree."),
                piece("paragraphs in divs", "<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
                piece("line breaks", "<p>1 High Street<br>London<br>EC1A 1BB</p>", "1 High Street\nLondon\nEC1A 1BB"),
                piece("two line breaks", "One<br><br>Two<br>\n<br><br>Three", "One\n\nTwo\n\nThree"),
                piece("headings", "<h2>A <b>b</b></h2>x<h3>C<br>d</h3>", "## A b\n\nx\n\n### C d"),
                piece(
                        "a heading in a link",
                        "<a href=/x><h3>Card</h3><p>Text</p></a>",
                        "### [Card](https://example.org/x)\n\nText"),
                piece("a heading's anchor", "<h2>Usage <a href=#usage>#</a></h2>", "## Usage"),
                piece("an empty heading", "<h2> </h2><p>x</p>", "x"),
                piece("strong and emphasis", "<p><b>Bold </b>and<i> slanted</i>.</p>", "**Bold** and *slanted*."),
                piece("strong in strong", "<strong>a <b>b</b> c</strong>", "**a b c**"),
                piece("strong around paragraphs", "<b><p>One</p><p>Two</p></b>", "**One**\n\n**Two**"),
                piece("strong around nothing", "<p>a<b> </b>b <b></b></p>", "a b"),
                piece("strong in a word", "<p><b>un</b>like</p>", "**un**like"),
                piece(
                        "links",
                        "<a href='../c?d=(e)#f'>See this</a> or <a href=c.html>that</a>",
                        "[See this](https://example.org/c?d=%28e%29) or [that](https://example.org/a/c.html)"),
                piece(
                        "links without an address",
                        "<a href=#top>Top</a> <a name=x>X</a> <a href='javascript:y()'>Y</a>",
                        "Top X Y"),
                piece(
                        "a link in brackets",
                        "<p>See <a href=/x>a [b]</a>.</p>",
                        "See [a \\[b\\]](https://example.org/x)."),
                piece(
                        "links side by side",
                        "<a href=/x>X</a><a href=/y>Y</a>",
                        "[X](https://example.org/x) [Y](https://example.org/y)"),
                piece("mail links", "<a href='mailto:a@example.org'>Write</a>", "Write"),
                piece(
                        "images",
                        "<p>Here <img src=a.jpg alt='A  dog'> barks<img src=b.jpg alt=''>"
                                + "<img src=c.jpg alt='IMG_1.jpg'>.</p>",
                        "Here A dog barks."),
                piece("a linked image", "<a href=/x><img alt='Our logo'></a>", "[Our logo](https://example.org/x)"),
                piece(
                        "a linked image with text",
                        "<a href=/x><img alt='Our logo'>Home</a>",
                        "[Home](https://example.org/x)"),
                piece(
                        "lists",
                        "<p>We:</p><ul><li>a</li><li><p>b</p></li><li></li><li>c</li></ul>After",
                        "We:\n\n- a\n- b\n- c\n\nAfter"),
                piece(
                        "nested lists",
                        "<ul><li>a<ul><li>b<ol><li>c<li>d</ol></ul><li>e</ul>",
                        "- a\n  - b\n    1. c\n    2. d\n- e"),
                piece("numbered lists", "<ol start=9><li>a<li>b<p>c</ol>", "9. a\n10. b\n\n    c"),
                piece(
                        "definitions",
                        "<dl><dt>Open</dt><dd>Daily</dd><dt>Cost</dt><dd><p>Free</p></dd></dl>",
                        "- **Open**: Daily\n- **Cost**: Free"),
                piece(
                        "definitions in divs",
                        "<dl><div><dt>A<dd>1</div><div><dt>B<dd>2<dd>3</div></dl>",
                        "- **A**: 1\n- **B**: 2\n\n  3"),
                piece("quotes", "<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n>\n> Two"),
                piece("a quote in a list", "<ul><li>a<blockquote>b</blockquote><li>c</ul>", "- a\n\n  > b\n- c"),
                piece("code", "<p>Call <code>a_b(*c)</code> or <code>`d`</code></p>", "Call `a_b(*c)` or `` `d` ``"),
                piece(
                        "blocks of code",
                        "<pre><code class=language-java>int a;\n\n  a &lt; 1;\n</code></pre>",
                        "```java\nint a;\n\n  a < 1;\n```"),
                piece(
                        "highlighted code",
                        "<div class='highlight-source-python'><pre>\n<span>a</span> = 1</pre></div>",
                        "```python\na = 1\n```"),
                piece("code with a fence", "<pre>```\na\n```</pre>", "````\n```\na\n```\n````"),
                piece("code in a list", "<ol><li>Run<pre>a\nb</pre></ol>", "1. Run\n\n   ```\n   a\n   b\n   ```"),
                piece(
                        "tables",
                        "<table><thead><tr><th>Day<th>Time</thead><tr><td>Mon<td>9 | 10<br>and <b>1</b></table>",
                        "| Day | Time |\n| --- | --- |\n| Mon | 9 \\| 10 and 1 |"),
                piece(
                        "spanning cells",
                        "<table><tr><th colspan=2>A<th>B<tr><td>1<td>2<td>3<tr><td>4</table>",
                        "| A |  | B |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| 4 |  |  |"),
                piece(
                        "cells over several rows",
                        "<table><tr><th>A<th>B<th>C<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>",
                        "| A | B | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |"),
                piece(
                        "a list in a table",
                        "<table><tr><td>A<td><ul><li>b<li>c</ul><tr><td>D<td>e</table>",
                        "| A | b c |\n| --- | --- |\n| D | e |"),
                piece(
                        "tables for layout",
                        "<table><tr><td><table><tr><td>A</table><td><h2>B</h2><p>c</table>",
                        "A\n\n## B\n\nc"),
                piece(
                        "entities",
                        "<p>Fish &amp; chips &pound;5&nbsp;&mdash; caf&#233; &amp;amp;</p>",
                        "Fish & chips £5 — café \\&amp;"),
                piece("what nobody sees", "<p>a\u200Bb\u00ADc\u202Ed\uFEFF\u0007e\uE000f \u2028g</p>", "abcdef g"),
                piece(
                        "Markdown's own characters",
                        "<p>*a* _b_ c_d [e] &lt;f> `g` \\h 2 * 3 # i</p>",
                        "\\*a\\* \\_b\\_ c_d \\[e] \\<f> \\`g\\` \\\\h 2 \\* 3 # i"),
                piece(
                        "lines that look like blocks",
                        "<p># a<br>- b<br>+ c<br>1. d<br>> e<br>---<br>2019 f<br>-5</p>",
                        "\\# a\n\\- b\n\\+ c\n1\\. d\n\\> e\n\\---\n2019 f\n-5"),
                piece(
                        "scripts and controls",
                        "a<script>b</script><style>c</style><button>d</button><svg><text>e</text></svg>"
                                + "<noscript>f</noscript><template>g</template><iframe>h</iframe>",
                        "a"),
                piece("what is hidden", "a<p hidden>b</p><p aria-hidden=true>c</p><p style='Display: none'>d</p>", "a"),
                piece("inserted text", "<p>was <del>5</del> <ins>6</ins></p>", "was ~~5~~ 6"),
                piece("powers", "<p>10<sup>6</sup> l, 3 m<sup>2</sup>, 10<sup>-3</sup></p>", "10^6 l, 3 m^2, 10^(-3)"),
                piece("ordinals and signs", "<p>1<sup>st</sup>, Acme<sup>\u00ae</sup></p>", "1st, Acme\u00ae"),
                piece("fractions", "<p><sup>1</sup>/<sub>2</sub> or 5<sup>1</sup>/<sub>2</sub></p>", "1/2 or 5 1/2"),
                piece("indices", "<p>H<sub>2</sub>O, 10<sub>2</sub></p>", "H2O, 10_2"),
                piece(
                        "footnote marks",
                        "<p>512<sup><a href=#n4>4</a></sup> homes<a href=#n5><sup>5</sup></a> in 2024<sup>[a]</sup>"
                                + " and 7<sup>*</sup></p>",
                        "512 homes in 2024 and 7"),
                piece(
                        "a power in a cell",
                        "<table><tr><th>A<th>B<tr><td>10<sup>6</sup><td>x</table>",
                        "| A | B |\n| --- | --- |\n| 10^6 | x |"),
                piece("deleted text", "<p><s>40</s> 35 <strike>x</strike></p>", "~~40~~ 35 ~~x~~"),
                piece(
                        "abbreviations",
                        "<p>The <abbr title='World Health Organization'>WHO</abbr> and the"
                                + " <abbr title='World Health Organization'>WHO</abbr>,"
                                + " <abbr title='2024-01-02'>2 Jan</abbr></p>",
                        "The WHO (World Health Organization) and the WHO, 2 Jan"),
                piece(
                        "an explained abbreviation",
                        "<p>National Trust (<abbr title='National Trust'>NT</abbr>)</p>",
                        "National Trust (NT)"),
                piece("a time without text", "<p>From <time datetime=2026-03-01></time></p>", "From 2026-03-01"),
                piece("ruby", "<p><ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "\u6f22(kan)"),
                piece("quoted words", "<p><q>Yes</q></p>", "\u201cYes\u201d"),
                piece(
                        "questions that open",
                        "<details><summary>Cost?</summary><p>Free.</p></details>",
                        "Cost?\n\nFree."),
                piece(
                        "a heading that opens",
                        "<details><summary><h3>Cost?</h3></summary>Free.</details>",
                        "### Cost?\n\nFree."),
                piece("a shadow root", "<x-card><template shadowrootmode=open><p>In</p></template></x-card>", "In"),
                piece(
                        "TeX",
                        "<p>It is <math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2"
                                + "</annotation></semantics></math>.</p>",
                        "It is $`x^2`$."),
                piece(
                        "MathML",
                        "<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"
                                + "<msup><mi>c</mi><mn>2</mn></msup></math>",
                        "$`a/(b+1)c^2`$"),
                piece("alternative text of a formula", "<math alttext='E=mc^2'><mi>E</mi></math>", "$`E=mc^2`$"),
                piece(
                        "a caption",
                        "<table><caption>In <b>thousands</b></caption><tr><th>A<th>B<tr><td>1<td>2</table>",
                        "In thousands\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"),
                piece(
                        "a caption said twice",
                        "<h2>Fees</h2><table><caption>Fees</caption><tr><th>A<th>B<tr><td>1<td>2</table>",
                        "## Fees\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"),
                piece(
                        "a caption of a table without headings",
                        "<table><caption>Homes built</caption><tr><td>2024<td>512<tr><td>2025<td>498</table>",
                        "Homes built\n\n| 2024 | 512 |\n| --- | --- |\n| 2025 | 498 |"),
                piece(
                        "a caption in blocks",
                        "<table><caption><p>Homes built</p><p>In thousands</p></caption><tr><th>A<th>B<tr><td>1<td>2</table>",
                        "Homes built In thousands\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"),
                piece(
                        "a caption of a figure with a table",
                        "<figure><table><tr><th>A<th>B<tr><td>1<td>2</table><figcaption>Homes built</figcaption></figure>",
                        "| A | B |\n| --- | --- |\n| 1 | 2 |\n\nHomes built"),
                piece(
                        "a foot before the rows",
                        "<table><thead><tr><th>A<th>B<tfoot><tr><td>Sum<td>3<tbody><tr><td>x<td>3</table>",
                        "| A | B |\n| --- | --- |\n| x | 3 |\n| Sum | 3 |"),
                piece(
                        "a figure",
                        "<figure><img alt='The hall' src=a.jpg><figcaption>The hall in 1950</figcaption></figure>",
                        "The hall in 1950"),
                piece(
                        "a list in a list",
                        "<ul><li>a<li>b</li><ul><li>c<ul><li>d</ul></ul><li>e</ul>",
                        "- a\n- b\n  - c\n    - d\n- e"),
                piece(
                        "numbered lists in lists",
                        "<ol><li>a</li><ol><li>b</li></ol><li>c</li></ol>",
                        "1. a\n   1. b\n2. c"),
                piece("a list before any item", "<ul><ul><li>a</ul><li>b</ul>", "- a\n\n- b"),
                piece(
                        "definitions with lists",
                        "<dl><dt>Open</dt><dd><ul><li>Mon<li>Fri</ul></dd><dt>A</dt><dd>1</dd></dl>",
                        "- **Open**:\n  - Mon\n  - Fri\n- **A**: 1"),
                piece(
                        "terms together",
                        "<dl> <dt>Phone</dt> <dt>Text</dt> <dd>01632</dd> </dl>",
                        "- **Phone**, **Text**: 01632"),
                piece(
                        "a table in a definition",
                        "<dl><dt>A</dt><dd><table><tr><th>B<th>C<tr><td>1<td>2</table></dl>",
                        "- **A**:\n\n  | B | C |\n  | --- | --- |\n  | 1 | 2 |"),
                piece("breaks in code", "<pre>a<br>b<br>c</pre>", "```\na\nb\nc\n```"),
                piece("lines in code", "<pre><code><div>a</div><div>b</div></code></pre>", "```\na\nb\n```"),
                piece("paragraphs in code", "<pre><span><p>a</p>\n<p>b</p></span></pre>", "```\na\nb\n```"),
                piece(
                        "line numbers",
                        "<pre><span class=lineno>1</span>a = 1\n<span class=lineno>2</span>b = 2</pre>",
                        "```\na = 1\nb = 2\n```"),
                piece(
                        "a column of line numbers",
                        "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>x\ny</pre></table>",
                        "```\nx\ny\n```"),
                piece(
                        "lines in rows",
                        "<table><tr><td data-line-number=1></td><td>x</td><tr><td data-line-number=2></td><td>y</td></table>",
                        "```\nx\ny\n```"),
                piece("numbers that are code", "<pre>1\n2</pre>", "```\n1\n2\n```"),
                piece("a button in code", "<pre><code>ls</code><button>Copy</button></pre>", "```\nls\n```"),
                piece("a link in code", "<code><a href=/x>f()</a></code>", "[`f()`](https://example.org/x)"),
                piece("code beside code", "<p><code>a</code><code>b</code></p>", "`a` `b`"),
                piece("strong beside strong", "<p><b>a</b><b>b</b></p>", "**ab**"),
                piece(
                        "strong that Markdown cannot say",
                        "<p><b>Note:</b>read and a<b>(b)</b></p>",
                        "Note:read and a(b)"),
                piece(
                        "a link after an exclamation mark",
                        "<p>Go!<a href=/x>X</a></p>",
                        "Go\\![X](https://example.org/x)"),
                piece("a tag in pieces", "<p>&lt;<span>b></span> &amp;<span>lt;</span></p>", "\\<b> \\&lt;"),
                piece("nothing", "", ""));
    }

    private static Arguments piece(String what, String html, String markdown) {
        return Arguments.of(what, html, markdown);
    }
}
