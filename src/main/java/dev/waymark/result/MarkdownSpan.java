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
 * @param url where a link goes, http or https; null for anything else
 */
public record MarkdownSpan(Kind kind, String text, @Nullable String url) {

    /** How words are marked. */
    public enum Kind {
        TEXT,
        STRONG,
        EMPHASIS,
        CODE,
        LINK
    }

    private static final Pattern WEB = Pattern.compile("(?i)^https?:");

    static MarkdownSpan text(String text) {
        return new MarkdownSpan(Kind.TEXT, text, null);
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
        private Kind kind = Kind.TEXT;
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
            within(Kind.CODE, code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            within(Kind.CODE, code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            within(Kind.CODE, code.getLiteral());
        }

        @Override
        public void visit(StrongEmphasis strong) {
            within(Kind.STRONG, strong);
        }

        @Override
        public void visit(Emphasis emphasis) {
            within(Kind.EMPHASIS, emphasis);
        }

        @Override
        public void visit(Link link) {
            url = address(link.getDestination());
            within(url == null ? Kind.TEXT : Kind.LINK, link);
            url = null;
        }

        private void within(Kind marked, Node node) {
            Kind before = kind;
            kind = kind == Kind.LINK ? kind : marked;
            visitChildren(node);
            kind = before;
        }

        private void within(Kind marked, String literal) {
            spans.add(new MarkdownSpan(kind == Kind.LINK ? kind : marked, literal, url));
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
