package dev.waymark.outline;

import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;

/** Pages for tests, read from literal HTML. */
public final class Pages {

    static final String HOST = "https://site.example";

    private Pages() {}

    public static Page page(String path, String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return new PageReader().read(Url.parse(HOST + path), body, "text/html; charset=utf-8");
    }

    public static Page page(String path, String title, String text) {
        return page(
                path,
                "<html lang=en><title>" + title + "</title><body><main><h1>" + title + "</h1><p>" + text
                        + "</p></main>");
    }
}
