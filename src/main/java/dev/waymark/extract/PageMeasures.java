package dev.waymark.extract;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.MainContent;
import dev.waymark.url.Url;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * How long a page is, and where in it things begin, in characters. Scripts and styles are no text; menus are, since a program that turns
 * a page into text keeps them.
 *
 * @param html the page as it is sent
 * @param text all its text
 * @param start how much of the text comes before the main content
 * @param pointer how much of the text comes before the first link to an llms.txt, or the first words that name its address; −1 without any.
 *     Those in a menu do not count
 */
public record PageMeasures(int html, int text, int start, int pointer) {

    private static final int DEEPEST = 512;
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "svg", "head");
    private static final String FILE = "/llms.txt";

    /** Measures an HTML page; never throws for what is in it. */
    public static PageMeasures of(Url url, byte[] body, String contentType) {
        Deadline.check();
        String html = Charsets.decode(body, contentType);
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url.toString());
        Walk walk = new Walk(MainContent.of(ElementTree.of(document)));
        walk.enter(document, false, false);
        return new PageMeasures(html.length(), walk.text, walk.start < 0 ? walk.text : walk.start, walk.pointer);
    }

    /** The share of the text before a place in it; 0 for a page without text. */
    public double share(int place) {
        return text == 0 ? 0 : place / (double) text;
    }

    /** One pass over the page. */
    private static final class Walk {

        private final MainContent layout;
        private int text;
        private int start = -1;
        private int pointer = -1;

        Walk(MainContent layout) {
            this.layout = layout;
        }

        /** The depth to which the parser nests elements. */
        void enter(Element element, boolean inMain, boolean inMenu) {
            boolean main = (inMain || element.equals(layout.main()))
                    && !layout.dropped().contains(element);
            boolean menu = inMenu || element.normalName().equals("nav");
            if (pointer < 0 && !menu && element.normalName().equals("a") && leadsToFile(element.attr("href"))) {
                pointer = text;
            }
            for (int i = 0; i < element.childNodeSize(); i++) {
                Node child = element.childNode(i);
                if (child instanceof Element inner && !UNSEEN.contains(inner.normalName())) {
                    enter(inner, main, menu);
                } else if (child instanceof TextNode words) {
                    read(words.getWholeText(), main, menu);
                }
            }
        }

        private static boolean leadsToFile(String href) {
            String lower = href.toLowerCase(Locale.ROOT);
            int end = lower.indexOf('#') < 0 ? lower.length() : lower.indexOf('#');
            int query = lower.indexOf('?');
            String path =
                    lower.substring(0, query >= 0 && query < end ? query : end).strip();
            return path.endsWith(FILE) || path.equals(FILE.substring(1));
        }

        private void read(String words, boolean main, boolean menu) {
            String line = words.strip();
            if (line.isEmpty()) {
                return;
            }
            if (main && start < 0) {
                start = text;
            }
            int named = menu || pointer >= 0 ? -1 : line.indexOf(FILE);
            if (named >= 0) {
                pointer = text + named;
            }
            text += line.length() + 1;
        }
    }
}
