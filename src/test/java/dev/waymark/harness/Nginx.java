package dev.waymark.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A website that nginx serves, on loopback: what somebody's own server does with the lines that we tell them to add. */
public final class Nginx implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether the machine has it; Debian puts it where not every user looks. */
    public static boolean isInstalled() {
        return binary().findFirst().isPresent();
    }

    private static Stream<Path> binary() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    /** Starts it with these lines in the block of its only server. */
    public static Nginx start(String lines) throws IOException, InterruptedException {
        int port = Services.freePort();
        Path folder = Files.createTempDirectory("nginx");
        Path settings = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 64; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d;
                %3$s
                    }
                }
                """.formatted(folder, port, lines));
        Process process = new ProcessBuilder(
                        binary().findFirst().orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Nginx started = new Nginx(process, port);
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!started.answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("nginx did not start: " + Files.readString(folder.resolve("output")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return started;
    }

    private boolean answers() throws InterruptedException {
        try {
            get("/", "start");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public HttpResponse<String> get(String path, String userAgent) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("User-Agent", userAgent)
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
