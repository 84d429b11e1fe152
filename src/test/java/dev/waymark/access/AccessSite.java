package dev.waymark.access;

import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A website in memory that does all that agents could wish for, until a test takes something away. */
final class AccessSite implements Fetcher {

    static final Url URL = Url.parse("https://docs.example/");

    /** An answer that a test may change. */
    static final class Reply {
        int status = 200;
        String body = "";
        final Map<String, String> fields = new LinkedHashMap<>();

        Reply field(String name, String value) {
            fields.put(name.toLowerCase(Locale.ROOT), value);
            return this;
        }

        Reply without(String name) {
            fields.remove(name.toLowerCase(Locale.ROOT));
            return this;
        }
    }

    private static final List<String> PAGES = List.of("/", "/guide.html", "/reference.html");

    final Map<String, Reply> files = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    private final Map<String, BiConsumer<FetchPurpose, Reply>> last = new HashMap<>();
    private Reply absent = reply(404, "text/html", "<title>Not found</title>");
    boolean negotiates = true;
    boolean ignoresWeights;

    AccessSite() {
        PAGES.forEach(path -> {
            files.put(
                    path,
                    reply(200, "text/html; charset=utf-8", html(path))
                            .field("Vary", "Accept")
                            .field(
                                    "Link",
                                    "</llms.txt>; rel=\"describedby\", <" + twin(path)
                                            + ">; rel=\"alternate\"; type=\"text/markdown\""));
            files.put(
                    twin(path),
                    reply(200, "text/markdown; charset=utf-8", markdown(path)).field("Vary", "Accept"));
        });
        files.put("/llms.txt", reply(200, "text/plain; charset=utf-8", file(".md")));
    }

    static String twin(String path) {
        return path.endsWith("/") ? path + "index.html.md" : path + ".md";
    }

    static Reply reply(int status, String type, String body) {
        Reply reply = new Reply();
        reply.status = status;
        reply.body = body;
        return reply.field("Content-Type", type).field("ETag", "\"1\"");
    }

    static String file(String ending) {
        return "# Example\n\n> What the example does, for those who try it.\n\nMore about it.\n\n## Guides\n\n"
                + "- [Guide](https://docs.example/guide.html" + ending + "): How to begin with it\n"
                + "- [Reference](https://docs.example/reference.html" + ending + "): Every call with its arguments\n";
    }

    static String words(String path, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append("word")
                    .append(Math.floorMod((path + i).hashCode(), 100_000))
                    .append(i % 12 == 11 ? ". " : " ");
        }
        return words.toString().strip();
    }

    static String html(String path) {
        return html(
                path, "<p>For AI agents: the index is <a href=\"/llms.txt\">llms.txt</a></p>", "", words(path, 300));
    }

    static String html(String path, String top, String bottom, String text) {
        return "<!doctype html><html lang=en><head><title>Page " + path + "</title></head><body>" + top
                + "<main><h1>Page " + path + "</h1><p>" + text
                + "</p><p>Published under the Open Government Licence.</p></main>" + bottom + "</body></html>";
    }

    static String markdown(String path) {
        return "# Page " + path + "\n\nIndex: https://docs.example/llms.txt\n\n" + words(path, 300)
                + "\n\nPublished under the Open Government Licence.\n";
    }

    Reply at(String path) {
        return files.get(path);
    }

    AccessSite put(String path, int status, String type, String body) {
        files.put(path, reply(status, type, body));
        return this;
    }

    /** Changes each page, by its path. */
    AccessSite pages(BiConsumer<String, Reply> change) {
        PAGES.forEach(path -> change.accept(path, at(path)));
        return this;
    }

    AccessSite twins(BiConsumer<String, Reply> change) {
        PAGES.forEach(path -> change.accept(path, at(twin(path))));
        return this;
    }

    AccessSite withoutTwins() {
        PAGES.forEach(path -> files.remove(twin(path)));
        negotiates = false;
        return this;
    }

    AccessSite absent(Reply reply) {
        absent = reply;
        return this;
    }

    AccessSite on(String path, BiConsumer<FetchPurpose, Reply> change) {
        last.put(path, change);
        return this;
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose purpose) {
        asked.add(url.path());
        if (!url.host().equals(URL.host())) {
            return answer(url, reply(200, "text/html", html("/elsewhere")));
        }
        boolean markdown = negotiates
                && (ignoresWeights || purpose == FetchPurpose.MARKDOWN)
                && files.containsKey(twin(url.path()));
        Reply reply = files.getOrDefault(markdown ? twin(url.path()) : url.path(), absent);
        if (last.containsKey(url.path())) {
            last.get(url.path()).accept(purpose, reply);
        }
        return answer(url, reply);
    }

    private static FetchResponse answer(Url url, Reply reply) {
        Map<String, List<String>> fields = new HashMap<>();
        reply.fields.forEach((name, value) -> fields.put(name, List.of(value)));
        return new FetchResponse(
                url, reply.status, fields, reply.body.getBytes(StandardCharsets.UTF_8), false, Duration.ofMillis(1));
    }
}
