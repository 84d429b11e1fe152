package dev.waymark.verification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One web server on loopback for websites of any name, told address by address; everything else is not found. */
final class HostedNames implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /** An answer: a status, a type, a body, and where a redirect leads to. */
    private record Answer(int status, String type, String body, String location) {}

    HostedNames(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** As {@code CRAWL_EXEMPT_ADDRESSES} wants it. */
    String exemptPair() {
        return "127.0.0.1:" + port();
    }

    String url(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    HostedNames file(String host, String path, String body) {
        return says(host, path, 200, "text/plain; charset=utf-8", body);
    }

    HostedNames page(String host, String path, String html) {
        return says(host, path, 200, "text/html; charset=utf-8", html);
    }

    HostedNames says(String host, String path, int status, String type, String body) {
        answers.put(host + path, new Answer(status, type, body, ""));
        return this;
    }

    HostedNames redirect(String host, String path, int status, String target) {
        answers.put(host + path, new Answer(status, "text/html", "", target));
        return this;
    }

    HostedNames without(String host, String path) {
        answers.remove(host + path);
        return this;
    }

    HostedNames down(boolean isDown) {
        down = isDown;
        return this;
    }

    /** Host and path of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void reset() {
        answers.clear();
        asked.clear();
        down = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String place =
                (host.contains(":") ? host.substring(0, host.lastIndexOf(':')) : host) + exchange.getRequestURI();
        asked.add(place);
        try (exchange) {
            if (down) {
                return;
            }
            Answer answer = answers.getOrDefault(
                    place, new Answer(404, "text/html; charset=utf-8", "<title>Not found</title>", ""));
            // an answer of this body echoes what was asked for
            byte[] body = answer.body().replace("{{path}}", place).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
