package dev.waymark.bench;

import dev.waymark.harness.Services;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An API of FastAPI and uvicorn that takes orders and tells their state, on the same PostgreSQL and Redis: {@code src/test/peers/api.py}. */
final class ApiPeer implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/peers");
    private static final int TRIES = 100;

    private final Process process;
    private final URI orders;

    private ApiPeer(Process process, URI orders) {
        this.process = process;
        this.orders = orders;
    }

    static ApiPeer start(Services services) throws IOException, InterruptedException {
        int port = Services.freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "python3",
                        "-m",
                        "uvicorn",
                        "api:app",
                        "--no-access-log",
                        "--log-level=warning",
                        "--port=" + port))
                .directory(FOLDER.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(services.settings());
        builder.environment().put("PYTHONPATH", "python");
        ApiPeer peer = new ApiPeer(builder.start(), URI.create("http://127.0.0.1:" + port + "/jobs"));
        peer.awaitReady();
        return peer;
    }

    /** Where it takes orders. */
    URI orders() {
        return orders;
    }

    /** The address of the state of a new order. */
    URI order() throws IOException, InterruptedException {
        HttpRequest order = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"url\": \"http://127.0.0.1:9/\"}"))
                .build();
        HttpResponse<Void> taken = HttpClient.newHttpClient().send(order, BodyHandlers.discarding());
        return orders.resolve(taken.headers().firstValue("location").orElseThrow());
    }

    private void awaitReady() throws InterruptedException, IOException {
        HttpRequest unknown =
                HttpRequest.newBuilder(URI.create(orders + "/none")).build();
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                HttpClient.newHttpClient().send(unknown, BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IOException("FastAPI did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
