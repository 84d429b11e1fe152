package dev.waymark.chaos;

import dev.waymark.dev.Server;
import dev.waymark.dev.Services;
import dev.waymark.dev.Waymark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Servers on one database and one Redis, each of which may be killed and comes back at once. */
final class Fleet implements AutoCloseable {

    private final Services services;
    private final Map<String, String> settings;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();

    Fleet(Services services, int count, Map<String, String> settings) throws IOException {
        this.services = services;
        this.settings = settings;
        for (int i = 0; i < count; i++) {
            ports.add(Services.freePort());
            servers.add(start(i));
        }
    }

    private Server start(int index) throws IOException {
        return Waymark.start(ports.get(index), services, new HashMap<>(settings));
    }

    int size() {
        return servers.size();
    }

    URI url(int index) {
        return URI.create("http://127.0.0.1:" + ports.get(index));
    }

    /** As it stands in the user agent of the server's requests. */
    String name(int index) {
        return "127.0.0.1:" + ports.get(index);
    }

    /** Kills the server as {@code kill -9} does and starts it again; returns once it is ready. */
    void killAndRestart(int index) {
        try {
            servers.get(index).process().destroyForcibly().waitFor();
            servers.set(index, start(index));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the server to stop as an operator does; returns the seconds it took, and starts it again. */
    double stopAndRestart(int index) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = servers.get(index).process();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not stop in 60 s");
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        servers.set(index, start(index));
        return seconds;
    }

    @Override
    public void close() {
        servers.forEach(Server::close);
    }
}
