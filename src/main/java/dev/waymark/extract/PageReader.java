package dev.waymark.extract;

import dev.waymark.deadline.Deadline;
import dev.waymark.extract.Page.Fact;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads the answers of a site as pages; the links and lines that they share are read once. May be used by several threads. */
public final class PageReader {

    private static final int DEEPEST = 512;

    private final LinkCache links = new LinkCache();
    private final LineFactCache lines = new LineFactCache();

    /**
     * Reads a page; never throws, whatever the bytes.
     *
     * @param url the address that answered
     * @param body HTML, XHTML, plain text or Markdown
     * @param contentType the header field's value, empty when there was none
     */
    public Page read(Url url, byte[] body, String contentType) {
        Deadline.check();
        String text = Charsets.decode(body, contentType);
        return isPlain(contentType) ? PlainText.read(url, text, lines) : readHtml(url, text);
    }

    private static boolean isPlain(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).strip();
        return type.startsWith("text/plain") || type.startsWith("text/markdown") || type.startsWith("text/x-markdown");
    }

    private Page readHtml(Url url, String html) {
        Document document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, url.toString());
        ElementTree boxes = ElementTree.of(document);
        LinkResolver hrefs = new LinkResolver(base(boxes, url), links);
        JsonLd data = JsonLd.in(boxes);
        Metadata metadata = new Metadata(boxes, hrefs, data);
        MainContent layout = MainContent.of(boxes);
        MarkdownRenderer content = MarkdownRenderer.render(layout.main(), layout.dropped(), hrefs);
        List<Fact> facts = Facts.in(boxes, data, metadata, url, lines);
        String heading = heading(boxes);
        String title = metadata.title().isEmpty() ? heading : metadata.title();
        int words = content.words();
        return new Page(
                url,
                metadata.canonical().orElse(null),
                title.isEmpty() ? url.toString() : title,
                heading,
                metadata.description(),
                metadata.language(),
                metadata.siteName(),
                metadata.published(),
                metadata.modified(),
                metadata.breadcrumbs(),
                content.headings(),
                Links.of(boxes, layout, hrefs, links),
                content.markdown(),
                words,
                metadata.translations(),
                metadata.types(),
                facts,
                metadata.asks("noindex", "none"),
                metadata.asks("nofollow", "none"),
                Signals.needsScript(document, words),
                Signals.wall(document, title, words));
    }

    private static Url base(ElementTree boxes, Url url) {
        return boxes.elements("base")
                .filter(base -> base.hasAttr("href"))
                .findFirst()
                .flatMap(base -> url.link(base.attr("href")))
                .orElse(url);
    }

    private static String heading(ElementTree boxes) {
        return boxes.elements("h1")
                .map(TextCleaner::heading)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
