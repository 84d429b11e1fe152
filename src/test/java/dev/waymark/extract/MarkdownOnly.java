package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.LinkCache;
import dev.waymark.extract.dom.LinkResolver;
import dev.waymark.extract.dom.MainContent;
import dev.waymark.extract.markdown.MarkdownRenderer;
import dev.waymark.url.Url;
import org.jsoup.Jsoup;

/** Reads the main content of a page as Markdown and nothing else, for measurements. */
public final class MarkdownOnly {

    private MarkdownOnly() {}

    public static String read(Url url, byte[] body) {
        ElementTree boxes = ElementTree.of(Jsoup.parse(new String(body, UTF_8), url.toString()));
        MainContent layout = MainContent.of(boxes);
        return MarkdownRenderer.render(layout.main(), layout.dropped(), new LinkResolver(url, new LinkCache()))
                .markdown();
    }
}
