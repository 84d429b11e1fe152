package dev.waymark.extract;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a meta element in the head of a page says. The head counts only where the page writes both its tags, and only between them: without
 * them a parser puts what begins the body into the head, and whoever may write there is not the owner of the page.
 */
public final class HeadMeta {

    private static final int DEEPEST = 512;

    private HeadMeta() {}

    /**
     * What became of looking for an element.
     *
     * @param written whether the page writes the tags of its head
     * @param contents of the elements of that name, blanks around them left out
     */
    public record Found(boolean written, List<String> contents) {}

    /** Never throws, whatever the bytes. */
    public static Found in(byte[] body, String contentType, String name) {
        Element head = Parser.htmlParser()
                .setMaxDepth(DEEPEST)
                .setTrackPosition(true)
                .parseInput(Charsets.decode(body, contentType), "")
                .head();
        boolean written = isWritten(head);
        List<String> contents = head.children().stream()
                .filter(child -> written && isBefore(child, head))
                .filter(child -> child.normalName().equals("meta")
                        && child.attr("name").strip().equalsIgnoreCase(name))
                .map(child -> child.attr("content").strip())
                .toList();
        return new Found(written, contents);
    }

    private static boolean isWritten(Element head) {
        return head.sourceRange().isTracked()
                && !head.sourceRange().isImplicit()
                && head.endSourceRange().isTracked()
                && !head.endSourceRange().isImplicit();
    }

    private static boolean isBefore(Element child, Element head) {
        return child.sourceRange().endPos() <= head.endSourceRange().startPos();
    }
}
