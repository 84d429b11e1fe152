package dev.waymark.result;

import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Some words of a Markdown block, marked in one way.
 *
 * @param kind text, strong, em, code or link
 * @param url where a link goes, http or https; null for anything else
 */
public record MarkdownSpan(
        String kind, String text, @Nullable String url) {

    private static final Pattern WEB = Pattern.compile("(?i)^https?:");

    static MarkdownSpan text(String text) {
        return new MarkdownSpan("text", text, null);
    }

    /** The words of a node, those of what it contains included. */
    static List<MarkdownSpan> in(Node node) {
        Reading reading = new Reading();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(reading);
        }
        return reading.spans;
    }

    private static final class Reading extends AbstractVisitor {

        private final List<MarkdownSpan> spans = new ArrayList<>();
        private String kind = "text";
        private @Nullable String url;

        @Override
        public void visit(Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak line) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak line) {
            add(" ");
        }

        @Override
        public void visit(HtmlInline html) {
            add(html.getLiteral());
        }

        @Override
        public void visit(Code code) {
            within("code", code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            within("code", code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            within("code", code.getLiteral());
        }

        @Override
        public void visit(StrongEmphasis strong) {
            within("strong", strong);
        }

        @Override
        public void visit(Emphasis emphasis) {
            within("em", emphasis);
        }

        @Override
        public void visit(Link link) {
            url = address(link.getDestination());
            within(url == null ? "text" : "link", link);
            url = null;
        }

        private void within(String marked, Node node) {
            String before = kind;
            kind = kind.equals("link") ? kind : marked;
            visitChildren(node);
            kind = before;
        }

        private void within(String marked, String literal) {
            spans.add(new MarkdownSpan(kind.equals("link") ? kind : marked, literal, url));
        }

        private void add(String words) {
            spans.add(new MarkdownSpan(kind, words, url));
        }

        private static @Nullable String address(String destination) {
            try {
                return WEB.matcher(destination).find() ? Url.parse(destination).toString() : null;
            } catch (BadUrl e) {
                return null;
            }
        }
    }
}
