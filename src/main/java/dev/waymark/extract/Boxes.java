package dev.waymark.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** All elements of a page, weighed, and its text: whatever looks at the whole page looks here, so that it is walked once. */
final class Boxes {

    private final List<Box> boxes = new ArrayList<>();
    private final Map<String, List<Box>> byTag = new HashMap<>();
    private final StringBuilder text = new StringBuilder(8_192);

    private Boxes() {}

    static Boxes of(Document document) {
        Boxes boxes = new Boxes();
        NodeTraversor.traverse(boxes.new Walk(), document);
        for (int i = boxes.boxes.size() - 1; i > 0; i--) {
            boxes.boxes.get(i).addToParent();
        }
        return boxes;
    }

    /** In document order; the first is the document. */
    List<Box> all() {
        return boxes;
    }

    List<Box> all(String tag) {
        return byTag.getOrDefault(tag, List.of());
    }

    Stream<Element> elements(String tag) {
        return all(tag).stream().map(box -> box.element);
    }

    /** The text of the whole page, a line for each block. */
    String text() {
        return text.toString();
    }

    private final class Walk implements NodeVisitor {

        private final List<Box> path = new ArrayList<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                enter(element);
            } else if (node instanceof TextNode textNode) {
                read(textNode, path.get(path.size() - 1));
            }
        }

        private void enter(Element element) {
            breakLine(element);
            Box box = new Box(element, path.isEmpty() ? null : path.get(path.size() - 1), boxes.size());
            path.add(box);
            boxes.add(box);
            byTag.computeIfAbsent(box.tag, tag -> new ArrayList<>()).add(box);
        }

        private void read(TextNode node, Box box) {
            if (!box.unseen) {
                String raw = node.getWholeText();
                box.addText(raw);
                text.append(onOneLine(raw));
            }
        }

        private static String onOneLine(String raw) {
            if (raw.equals("\n")) {
                return " "; // what stands between most blocks
            }
            return raw.indexOf('\n') < 0 ? raw : raw.replace('\n', ' ');
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                path.remove(path.size() - 1);
                breakLine(element);
            }
        }

        private void breakLine(Element element) {
            boolean breaks = element.isBlock() || element.normalName().equals("br");
            if (breaks && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
    }
}
