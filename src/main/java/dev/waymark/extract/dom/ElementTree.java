package dev.waymark.extract.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** All elements of a page with their weights and text, collected in one pass over the document. */
public final class ElementTree {

    private final List<ElementInfo> boxes = new ArrayList<>(1_024);
    private final Map<String, List<ElementInfo>> byTag = new HashMap<>();
    private final StringBuilder text = new StringBuilder(8_192);
    private final List<Line> telling = new ArrayList<>();
    private final List<Line> titles = new ArrayList<>();
    private int lineStart;
    private int clues;

    /** Where a line of the text starts, and where it ends. */
    public record Line(int start, int end) {}

    private ElementTree() {}

    public static ElementTree of(Document document) {
        ElementTree boxes = new ElementTree();
        boxes.enter(document, null);
        return boxes;
    }

    /** In document order; the first is the document. */
    public List<ElementInfo> all() {
        return boxes;
    }

    public List<ElementInfo> all(String tag) {
        return byTag.getOrDefault(tag, List.of());
    }

    public Stream<Element> elements(String tag) {
        return all(tag).stream().map(box -> box.element);
    }

    /** The text of the whole page, a line for each block. */
    public String text() {
        return text.toString();
    }

    /** The lines of the text with a character that may belong to a fact; see {@link FactPrefilter}. */
    public List<Line> telling() {
        return telling;
    }

    /** Where headings and other titles of what follows them are in the text, in document order. */
    public List<Line> titles() {
        return titles;
    }

    /** The depth to which the parser nests elements. */
    private void enter(Element element, @Nullable ElementInfo parent) {
        ElementInfo box = new ElementInfo(element, parent, boxes.size());
        boxes.add(box);
        byTag.computeIfAbsent(box.tag, tag -> new ArrayList<>()).add(box);
        breakLine(box);
        int start = text.length();
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child instanceof Element inner) {
                enter(inner, box);
            } else if (child instanceof TextNode textNode && !box.unseen) {
                read(textNode.getWholeText(), box);
            }
        }
        if (box.isTitle() && text.length() > start) {
            titles.add(new Line(start, text.length()));
        }
        breakLine(box);
        box.close(boxes.size());
    }

    private void read(String raw, ElementInfo box) {
        int seen = 0;
        int found = 0;
        char[] characters = raw.toCharArray(); // looked at one by one more quickly
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            seen += c > ' ' ? 1 : 0;
            found |= FactPrefilter.kind(c);
        }
        box.addText(seen);
        clues |= found;
        text.append(onOneLine(raw));
    }

    private static String onOneLine(String raw) {
        if (raw.equals("\n")) {
            return " "; // what is between most blocks
        }
        return raw.indexOf('\n') < 0 ? raw : raw.replace('\n', ' ');
    }

    private void breakLine(ElementInfo box) {
        if (box.breaksLine && text.length() > lineStart) {
            if (clues != 0) {
                telling.add(new Line(lineStart, text.length()));
                clues = 0;
            }
            text.append('\n');
            lineStart = text.length();
        }
    }
}
