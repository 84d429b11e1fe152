package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.url.Url;
import org.jsoup.Jsoup;

/** Reads the main content of a page as Markdown and nothing else, for measurements. */
public final class MarkdownOnly {

    private MarkdownOnly() {}

    public static String read(Url url, byte[] body) {
        Boxes boxes = Boxes.of(Jsoup.parse(new String(body, UTF_8), url.toString()));
        Layout layout = Layout.of(boxes);
        return MarkdownRenderer.render(layout.main(), layout.dropped(), new Hrefs(url, new KnownLinks()))
                .markdown();
    }
}
