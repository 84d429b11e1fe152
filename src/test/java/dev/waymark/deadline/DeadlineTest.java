package dev.waymark.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void workThatIsInTimeGivesItsResult() {
        assertThat(Deadline.of(Duration.ofMinutes(1)).<String>run(() -> {
                    Deadline.check();
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void endsWorkWhoseTimeIsOver() {
        assertThatThrownBy(() -> Deadline.of(Duration.ofMillis(20)).run(DeadlineTest::forever))
                .isInstanceOf(DeadlinePassed.class);
    }

    @Test
    void countsTheTimeOfAllPartsButNotThatBetweenThem() throws InterruptedException {
        Deadline deadline = Deadline.of(Duration.ofMillis(300));
        deadline.run(() -> "quick");
        TimeUnit.MILLISECONDS.sleep(400);
        assertThat(deadline.<String>run(() -> "still in time")).isEqualTo("still in time");
        assertThatThrownBy(() -> deadline.run(DeadlineTest::forever)).isInstanceOf(DeadlinePassed.class);
        assertThatThrownBy(() -> deadline.run(() -> "too late")).isInstanceOf(DeadlinePassed.class);
    }

    @Test
    void endsTheWorkOfAnotherThreadThatIsCancelledOrInterrupted() throws Exception {
        Deadline deadline = Deadline.none();
        CountDownLatch working = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Object> cancelled = threads.submit(() -> deadline.run(() -> {
            working.countDown();
            return forever();
        }));
        Future<Object> interrupted = threads.submit(() -> {
            working.countDown();
            return forever();
        });
        working.await();
        deadline.cancel();
        assertThatThrownBy(() -> cancelled.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(DeadlinePassed.class);
        assertThat(interrupted.isDone()).isFalse();
        threads.shutdownNow();
        assertThatThrownBy(() -> interrupted.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(DeadlinePassed.class);
    }

    @Test
    void leavesTheThreadAsItWas() {
        assertThatThrownBy(() -> Deadline.of(Duration.ZERO).run(DeadlineTest::forever))
                .isInstanceOf(DeadlinePassed.class);
        Deadline.check();
    }

    private static Object forever() {
        while (true) {
            Deadline.check();
        }
    }
}
