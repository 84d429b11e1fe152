package dev.waymark.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.waymark.harness.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A real HTTPS server that takes messages, and answers at each path as it is told: 200 unless it is told otherwise. */
final class WebhookReceiver implements AutoCloseable {

    /** A message that arrived. */
    record Received(String path, Map<String, String> fields, String body, Instant at) {

        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    private final HttpsServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> delays = new ConcurrentHashMap<>();

    WebhookReceiver(Certificate certificate) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Map<String, String> fields = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        field -> field.getKey().toLowerCase(Locale.ROOT), field -> String.join(",", field.getValue())));
        received.add(new Received(path, fields, body, Instant.now()));
        try {
            Thread.sleep(delays.getOrDefault(path, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Integer told = answers.getOrDefault(path, new ConcurrentLinkedDeque<>()).poll();
        exchange.getResponseHeaders().set("Location", url("/followed"));
        exchange.sendResponseHeaders(told == null ? 200 : told, -1);
        exchange.close();
    }

    /** What it answers at a path next. */
    void answers(String path, Integer... statuses) {
        answers.put(path, new ConcurrentLinkedDeque<>(Arrays.asList(statuses)));
    }

    /** How long it takes to answer at a path. */
    void delays(String path, int millis) {
        delays.put(path, millis);
    }

    /** What has arrived at a path. */
    List<Received> at(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    String url(String path) {
        return "https://" + exemptPair() + path;
    }

    String exemptPair() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
