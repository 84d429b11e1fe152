package dev.waymark.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.url.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A little website on loopback, told page by page, that remembers who asked for what and when. */
public final class SiteServer implements AutoCloseable {

    /** An answer: status, body and header fields. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, byte[] body, Map<String, String> headers) {

        public static Reply of(int status, String body, String... headers) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("Content-Type", "text/html; charset=utf-8");
            for (int i = 0; i < headers.length; i += 2) {
                fields.put(headers[i], headers[i + 1]);
            }
            return new Reply(status, body.getBytes(StandardCharsets.UTF_8), fields);
        }
    }

    /** A request that came in, with the time of System.nanoTime(). */
    record Hit(String path, long at) {}

    private static final Reply NOT_FOUND = Reply.of(404, "<title>Not found</title>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<String, Reply>> replies = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Hit> hits = new ConcurrentLinkedQueue<>();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private Supplier<Duration> latency = () -> Duration.ZERO;
    private Function<String, Reply> otherwise = path -> NOT_FOUND;

    public SiteServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A page with this body; its title is its path. */
    public SiteServer page(String path, String body) {
        return reply(path, Reply.of(200, html(path, "", body)));
    }

    /** A page with something more in its head. */
    public SiteServer page(String path, String head, String body) {
        return reply(path, Reply.of(200, html(path, head, body)));
    }

    public SiteServer pages(String body, String... paths) {
        for (String path : paths) {
            page(path, body);
        }
        return this;
    }

    public SiteServer text(String path, String type, String text) {
        return reply(path, Reply.of(200, text, "Content-Type", type));
    }

    public SiteServer robots(String... lines) {
        return text("/robots.txt", "text/plain", String.join("\n", lines));
    }

    public SiteServer sitemap(String path, String... locations) {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><urlset>");
        for (String location : locations) {
            xml.append("<url><loc>").append(url(location)).append("</loc></url>");
        }
        return text(path, "application/xml", xml + "</urlset>");
    }

    /** A sitemap with a date for each page. */
    public SiteServer datedSitemap(Map<String, String> dates) {
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?><urlset>");
        dates.forEach((path, date) -> xml.append("<url><loc>")
                .append(url(path))
                .append("</loc><lastmod>")
                .append(date)
                .append("</lastmod></url>"));
        return text("/sitemap.xml", "application/xml", xml + "</urlset>");
    }

    public SiteServer status(String path, int status, String... headers) {
        return reply(path, Reply.of(status, "<title>" + status + "</title>", headers));
    }

    public SiteServer redirect(String from, String to) {
        return status(from, 301, "Location", to);
    }

    public SiteServer reply(String path, Reply reply) {
        return reply(path, asked -> reply);
    }

    public SiteServer reply(String path, Function<String, Reply> reply) {
        replies.put(path, reply);
        return this;
    }

    /** What all paths answer that were not told. */
    public SiteServer otherwise(Function<String, Reply> reply) {
        otherwise = reply;
        return this;
    }

    /** The Cookie field of the last request for a path; empty when it had none. */
    public String cookie(String path) {
        return cookies.getOrDefault(path, "");
    }

    public SiteServer latency(Supplier<Duration> latency) {
        this.latency = latency;
        return this;
    }

    public static String html(String title, String head, String body) {
        return "<!doctype html><html lang=en><head><title>" + title + "</title>" + head + "</head><body><main><h1>"
                + title + "</h1>" + words(title) + body + "</main></body></html>";
    }

    /** Some text that differs from page to page. */
    static String words(String seed) {
        StringBuilder text = new StringBuilder("<p>");
        for (int i = 0; i < 40; i++) {
            text.append("word")
                    .append(Math.floorMod((seed + i).hashCode(), 10_000))
                    .append(' ');
        }
        return text.append("</p>").toString();
    }

    static String links(String... hrefs) {
        StringBuilder html = new StringBuilder();
        for (String href : hrefs) {
            html.append("<p><a href=\"")
                    .append(href)
                    .append("\">Read about ")
                    .append(href)
                    .append("</a></p>");
        }
        return html.toString();
    }

    public Url url(String path) {
        return Url.parse("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The paths asked for, in the order in which the requests came in. */
    public List<String> paths() {
        return hits.stream().map(Hit::path).toList();
    }

    List<Hit> hits() {
        return new ArrayList<>(hits);
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    void forget() {
        hits.clear();
        mostInFlight.set(0);
    }

    /** A page that the client has already is not sent. Source: RFC 9110, section 13.1.2. */
    private static Reply current(HttpExchange exchange, Reply reply) {
        String held = exchange.getRequestHeaders().getFirst("If-None-Match");
        return held != null && held.equals(reply.headers().get("ETag"))
                ? new Reply(304, new byte[0], Map.of("ETag", held))
                : reply;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        hits.add(new Hit(path, System.nanoTime()));
        cookies.put(
                path, Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Cookie"), ""));
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            Thread.sleep(latency.get().toMillis());
            Reply reply =
                    current(exchange, replies.getOrDefault(path, otherwise).apply(path));
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            inFlight.decrementAndGet();
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
