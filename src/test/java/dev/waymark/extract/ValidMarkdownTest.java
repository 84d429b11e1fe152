package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.MarkdownText;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jsoup.Jsoup;

/** What we write is CommonMark: who parses it reads the text and the links of the page. */
class ValidMarkdownTest {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    /** The same pages each time. For other pages and more of them change the seed and the tries: nothing else depends on them. */
    private static final String SEED = "20261129";

    @Property(tries = 3_000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void parsesToTheTextAndTheLinksOfThePage(@ForAll("pages") String html) {
        String markdown = new PageReader()
                .read(Url.parse("https://example.org/"), ("<main>" + html + "</main>").getBytes(UTF_8), "text/html")
                .markdown();
        Parsed parsed = new Parsed();

        assertThat(bare(parsed.of(markdown)))
                .as("%s%n%s", html, markdown)
                .isEqualTo(bare(Jsoup.parse(html).text()));
        assertThat(parsed.links).as("%s%n%s", html, markdown).isEqualTo(links(html));
    }

    private static String bare(String text) {
        return BLANKS.matcher(text).replaceAll("");
    }

    private static List<String> links(String html) {
        return Jsoup.parse(html, "https://example.org/").select("a[href]").stream()
                .filter(link -> !link.text().isBlank())
                .map(link -> link.absUrl("href"))
                .distinct()
                .toList();
    }

    @Provide
    Arbitrary<String> pages() {
        return blocks(2).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> blocks(int depth) {
        Arbitrary<String> line = inline(2);
        Arbitrary<String> leaf = Combinators.combine(Arbitraries.of("p", "div", "h2", "h4"), line)
                .as((tag, text) -> wrapped(tag, text));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = blocks(depth - 1);
        Arbitrary<String> item = Arbitraries.oneOf(line, inner).map(text -> wrapped("li", text));
        Arbitrary<String> list = Combinators.combine(
                        Arbitraries.of("ul", "ol"), item.list().ofMinSize(1).ofMaxSize(3))
                .as((tag, items) -> wrapped(tag, String.join("", items)));
        return Arbitraries.oneOf(
                leaf, list, inner.map(text -> wrapped("blockquote", text)), inner.map(text -> wrapped("div", text)));
    }

    private static Arbitrary<String> inline(int depth) {
        Arbitrary<String> text = Arbitraries.of(
                "word",
                " ",
                "two words",
                "5",
                "1.",
                "1. ",
                "- ",
                "+",
                "# ",
                " #",
                "=",
                "===",
                "---",
                "*",
                "**",
                "_",
                "__",
                "`",
                "``",
                "~",
                "~~~",
                "&lt;",
                "&gt;",
                "&lt;b&gt;",
                "&amp;",
                "&amp;amp;",
                "amp;",
                "!",
                "[",
                "]",
                "](x)",
                "(",
                ")",
                "\\",
                ".",
                ",",
                ":",
                "\"",
                "\u201c",
                "\u6f22",
                "\u00e9",
                "|",
                "http://a.example",
                "<br>",
                "&lt;!--",
                "?php");
        if (depth == 0) {
            return text;
        }
        Arbitrary<String> inner =
                inline(depth - 1).list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
        Arbitrary<String> marked = Combinators.combine(Arbitraries.of("b", "i", "em", "strong", "span"), inner)
                .as(ValidMarkdownTest::wrapped);
        Arbitrary<String> link = Combinators.combine(Arbitraries.of("/a", "/b?c=(d)", "e_f*g"), text)
                .as((href, said) -> "<a href=\"" + href + "\">" + said + "</a>");
        return Arbitraries.oneOf(text, text, marked, link, text.map(code -> wrapped("code", code)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static String wrapped(String tag, String content) {
        return "<" + tag + ">" + content + "</" + tag + ">";
    }

    /** The text and the links of a document; HTML and images are nothing that we write. */
    private static final class Parsed extends MarkdownText {

        final List<String> links = new ArrayList<>();

        @Override
        public void visit(Link node) {
            String target = node.getDestination().replace("%28", "(").replace("%29", ")");
            if (!links.contains(target)) {
                links.add(target);
            }
            visitChildren(node);
        }

        @Override
        public void visit(Image node) {
            unexpected(node);
        }

        @Override
        public void visit(HtmlInline node) {
            unexpected(node);
        }

        @Override
        public void visit(HtmlBlock node) {
            unexpected(node);
        }

        private void unexpected(Node node) {
            text.append("<<").append(node).append(">>");
        }
    }
}
