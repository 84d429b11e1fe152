package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Restarts restarts = new Restarts(this::start);

    RestartsTest() throws IOException {}

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void givesUpAfterThreeQuickEnds() {
        assertThat(restarts.again(Duration.ofSeconds(20))).isTrue();
        assertThat(restarts.again(Duration.ofSeconds(59))).isTrue();
        assertThat(restarts.again(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void startsAgainWhatLivedForAWhileHoweverOften() {
        for (int i = 0; i < 10; i++) {
            assertThat(restarts.again(Duration.ofSeconds(20))).isTrue();
            assertThat(restarts.again(Duration.ofSeconds(60))).isTrue();
        }
    }

    @Test
    void startsAServerThatEnded() throws Exception {
        CompletableFuture<Integer> kept = keepUp();
        for (int starts = 1; starts <= 3; starts++) {
            awaitStarts(starts);
            started.get(starts - 1).destroyForcibly();
        }
        assertThat(kept.get(10, TimeUnit.SECONDS)).isNotZero();
        assertThat(started).hasSize(3);
    }

    @RepeatedTest(20)
    void leavesNoServerBehindWhenItIsClosed() throws Exception {
        CompletableFuture<Integer> kept = keepUp();
        restarts.close();
        kept.get(10, TimeUnit.SECONDS);
        assertThat(started).hasSize(1).noneMatch(Process::isAlive);
    }

    private CompletableFuture<Integer> keepUp() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return restarts.keepUp();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitStarts(int count) throws InterruptedException {
        while (started.size() < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private Server start() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        started.add(process);
        return new Server(process, 0, Path.of("unused"), new ClassArchive(Path.of("unused")), "");
    }
}
