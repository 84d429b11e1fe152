package dev.waymark.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A program that uses Waymark, from a client address of its own. Every answer is held against the {@link Contract}. */
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

    private final URI server;
    private final String address;
    private final boolean held;

    public Api(URI server) {
        this(server, true);
    }

    private Api(URI server, boolean held) {
        this.server = server;
        this.held = held;
        int number = LAST_ADDRESS.incrementAndGet();
        this.address = "198.51." + number / 250 + "." + (1 + number % 250);
    }

    /** Of what is no API: a server that is starting, or the origin of hosted files. */
    public static Api withoutContract(URI server) {
        return new Api(server, false);
    }

    /** The client address that it has for the server. */
    public String address() {
        return address;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(headers(HttpRequest.newBuilder(server.resolve(path)), headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(headers(
                HttpRequest.newBuilder(server.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers));
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(headers(
                HttpRequest.newBuilder(server.resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers));
    }

    /** Sends a body whose length is not told before: in chunks. */
    public HttpResponse<String> postUntold(String path, byte[] body, String... headers) {
        return send(headers(
                HttpRequest.newBuilder(server.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                headers));
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(headers(
                HttpRequest.newBuilder(server.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()),
                headers));
    }

    /** Submits a site for free. */
    public HttpResponse<String> submit(String url) {
        return post("/api/generate/free", "{\"url\": \"" + url + "\"}", "Content-Type", "application/json");
    }

    /** The files of an archive by their names. */
    public Map<String, String> unzipped(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest request = headers(HttpRequest.newBuilder(server.resolve(path)), headers)
                .timeout(Duration.ofSeconds(30))
                .build();
        byte[] archive =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** Asks for the job until it has ended. */
    public JsonNode awaitEnd(String job, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        JsonNode last = json(get(job));
        while (!last.has("finished") && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(100);
            last = json(get(job));
        }
        return last;
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    request.header("X-Forwarded-For", address)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (held) {
                Contract.check(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
