package dev.waymark.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves a folder as a website on loopback, as slowly as is asked for. */
public final class FolderSite implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "txt", "text/plain; charset=utf-8",
            "xml", "application/xml",
            "md", "text/markdown; charset=utf-8",
            "js", "text/javascript; charset=utf-8");

    private final HttpServer server;
    private final Path folder;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, HttpHandler> instead = new ConcurrentHashMap<>();
    private volatile int delayMillis;
    private volatile boolean refuses;

    private FolderSite(HttpServer server, Path folder, int delayMillis) {
        this.server = server;
        this.folder = folder;
        this.delayMillis = delayMillis;
    }

    public static FolderSite serve(Path folder, int delayMillis) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FolderSite site = new FolderSite(server, folder, delayMillis);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "site");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        pause(delayMillis);
        if (refuses && !exchange.getRequestURI().getPath().equals("/robots.txt")) {
            send(exchange, 403, "text/html", "<title>Forbidden</title>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        HttpHandler other = instead.get(exchange.getRequestURI().getPath());
        if (other != null) {
            other.handle(exchange);
            return;
        }
        Path file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        Path page = Files.isDirectory(file) ? file.resolve("index.html") : file;
        boolean expectedOutput = page.endsWith("llms.txt");
        if (!file.startsWith(folder) || expectedOutput || !Files.isRegularFile(page)) {
            send(
                    exchange,
                    404,
                    "text/html",
                    "<title>Not found</title><h1>Not found</h1>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String name = page.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        byte[] body = Files.readAllBytes(page);
        // The pages of a test site name their own site by this word, since the port is not known before.
        send(
                exchange,
                200,
                type,
                type.contains("html") || type.contains("xml") || type.contains("plain")
                        ? new String(body, StandardCharsets.UTF_8)
                                .replace("{{site}}", address())
                                .getBytes(StandardCharsets.UTF_8)
                        : body);
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Answers for a path in its own way until {@link #answersAsBefore}. */
    public void answers(String path, HttpHandler how) {
        instead.put(path, how);
    }

    /** Answers for a path with a text of some type. */
    public void answers(String path, String type, String text) {
        answers(path, exchange -> send(exchange, 200, type, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers for a path with a redirect. */
    public void redirects(String path, String target) {
        answers(path, exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    /** Answers for a path with a page, after so long. */
    public void answersLate(String path, int millis) {
        answers(path, exchange -> {
            pause(millis);
            send(exchange, 200, "text/html", "<title>Late</title><h1>Late</h1>".getBytes(StandardCharsets.UTF_8));
        });
    }

    public void answersAsBefore() {
        instead.clear();
    }

    /** From now on turns everybody away, as a firewall does. */
    public FolderSite refusing() {
        refuses = true;
        return this;
    }

    public void delay(int millis) {
        delayMillis = millis;
    }

    public int requests() {
        return requests.get();
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
