package dev.waymark.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.harness.Api;
import dev.waymark.harness.Server;
import dev.waymark.harness.Services;
import dev.waymark.harness.Waymark;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Files that cost much, twelve at a time, on a server with 512 MB. */
@Isolated("it measures how long answers take")
class HostileFilesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 12;
    private static final int ROUNDS = 3;

    /** So that a busy machine fails nothing. The figure to reach is two seconds on an idle one: {@code -Dpatience=2}. */
    private static final Duration SOON = Duration.ofSeconds(Integer.getInteger("patience", 20));

    private static Services services;
    private static Server server;

    private record Sent(String name, int status, Duration took, boolean comeBack) {}

    @BeforeAll
    static void start() throws IOException {
        services = Services.start(null);
        server = Waymark.start(Services.freePort(), services, Map.of("VALIDATIONS_AN_HOUR", "100000"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        services.close();
    }

    @Test
    void answersSoonOrAsksToComeBackAndServesTheOthersMeanwhile() throws Exception {
        Map<String, byte[]> bodies = new HashMap<>();
        HostileFiles.all().forEach((name, file) -> bodies.put(name, body(file)));
        bodies.put("8 MB of short lines", body("a\n".repeat(2_600_000)));
        bodies.put("8 MB in one line", body("a".repeat(7_900_000)));
        bodies.forEach((name, body) -> assertThat(alone(name, body)).as(name).isIn(200, 413));

        List<Callable<Sent>> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bodies.forEach((name, body) -> all.add(() -> send(name, body)));
        }
        new Api(server.url()).get("/", "Accept", "text/html");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE + 1);
        Future<Duration> slowest = visitors.submit(() -> slowestPage(over));
        List<Sent> sent = new ArrayList<>();
        for (Future<Sent> one : visitors.invokeAll(all)) {
            sent.add(one.get());
        }
        over.set(true);

        sent.forEach(one -> System.out.println("figure: " + one));
        assertThat(sent).allSatisfy(one -> {
            assertThat(one.status()).isIn(200, 413, 503);
            assertThat(one.took()).isLessThan(SOON);
            assertThat(one.comeBack()).isEqualTo(one.status() == 503);
        });
        assertThat(sent).as("not all at once").anyMatch(one -> one.status() == 503);
        assertThat(sent).as("some meanwhile").anyMatch(one -> one.status() == 200);
        assertThat(slowest.get()).as("of other visitors").isLessThan(SOON);
        assertThat(server.process().isAlive()).isTrue();
        assertThat(Files.readString(Path.of("target/server-" + server.url().getPort() + ".log")))
                .doesNotContain("OutOfMemoryError", "Unforeseen failure");
        visitors.shutdown();
    }

    private static byte[] body(String file) {
        try {
            return JSON.writeValueAsBytes(Map.of("content", file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to one file at a time; a busy machine may need more than one try to examine it within its deadline. */
    private static int alone(String name, byte[] body) {
        Sent sent = send(name, body);
        for (int tries = 1; tries < 10 && sent.status() == 503; tries++) {
            sent = send(name, body);
        }
        System.out.println("figure: alone " + sent);
        return sent.status();
    }

    private static Sent send(String name, byte[] body) {
        long begin = System.nanoTime();
        HttpResponse<String> answer =
                new Api(server.url()).post("/api/validate", body, "Content-Type", "application/json");
        return new Sent(
                name,
                answer.statusCode(),
                Duration.ofNanos(System.nanoTime() - begin),
                answer.headers().firstValue("Retry-After").isPresent());
    }

    private static Duration slowestPage(AtomicBoolean over) throws InterruptedException {
        Duration slowest = Duration.ZERO;
        Api visitor = new Api(server.url());
        while (!over.get()) {
            long begin = System.nanoTime();
            assertThat(visitor.get("/", "Accept", "text/html").statusCode()).isEqualTo(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        System.out.println("figure: the slowest page of the others took " + slowest.toMillis() + " ms");
        return slowest;
    }
}
