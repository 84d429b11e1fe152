package dev.waymark.hosting.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadCountsTest {

    private long now = Duration.ofDays(3).toNanos();
    private final ReadCounts counts = new ReadCounts(() -> now);

    private List<ReadCounts.Counted> drained() {
        List<ReadCounts.Counted> stored = new ArrayList<>();
        counts.drain(stored::addAll);
        return stored;
    }

    @Test
    void handsOverWhatWasCountedOnce() {
        counts.add("a.example", "llms.txt", "gptbot");
        counts.add("a.example", "llms.txt", "gptbot");
        counts.add("a.example", "page", "gptbot");
        now += Duration.ofSeconds(7).toNanos();
        assertThat(drained())
                .containsExactlyInAnyOrder(
                        new ReadCounts.Counted("a.example", "llms.txt", "gptbot", 2, 7),
                        new ReadCounts.Counted("a.example", "page", "gptbot", 1, 7));
        assertThat(drained()).isEmpty();
    }

    @Test
    void keepsWhatCouldNotBeStoredWithItsHour() {
        counts.add("a.example", "llms.txt", "gptbot");
        assertThatThrownBy(() -> counts.drain(list -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        now += Duration.ofHours(2).toNanos();
        counts.add("a.example", "llms.txt", "gptbot");
        assertThat(drained())
                .containsExactlyInAnyOrder(
                        new ReadCounts.Counted("a.example", "llms.txt", "gptbot", 1, 7_200),
                        new ReadCounts.Counted("a.example", "llms.txt", "gptbot", 1, 0));
    }

    @Test
    void storesWhatItCanOfMany() {
        for (int i = 0; i < 2_500; i++) {
            counts.add("host" + i + ".example", "llms.txt", "gptbot");
        }
        List<Integer> sizes = new ArrayList<>();
        assertThatThrownBy(() -> counts.drain(list -> {
                    if (sizes.size() == 1) {
                        throw new IllegalStateException("no database");
                    }
                    sizes.add(list.size());
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sizes).containsExactly(ReadCounts.MAX_AT_ONCE);
        assertThat(drained()).hasSize(1_500);
    }

    @Test
    void holdsNoMoreThanItHasRoomFor() {
        for (int i = 0; i < ReadCounts.MAX_WAITING + 5; i++) {
            counts.add("host" + i + ".example", "llms.txt", "gptbot");
        }
        counts.add("host0.example", "llms.txt", "gptbot");
        assertThat(counts.takeLost()).isEqualTo(5);
        assertThat(counts.takeLost()).isZero();
        assertThat(drained())
                .hasSize(ReadCounts.MAX_WAITING)
                .contains(new ReadCounts.Counted("host0.example", "llms.txt", "gptbot", 2, 0));
    }

    @Test
    void losesNothingWhileManyCountAndOneStores() throws InterruptedException {
        AtomicLong stored = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int t = 0; t < 4; t++) {
            threads.execute(() -> {
                for (int i = 0; i < 50_000; i++) {
                    counts.add("a.example", i % 2 == 0 ? "page" : "llms.txt", "gptbot");
                }
            });
        }
        threads.shutdown();
        do {
            counts.drain(list -> list.forEach(one -> stored.addAndGet(one.reads())));
        } while (!threads.awaitTermination(1, TimeUnit.MILLISECONDS));
        counts.drain(list -> list.forEach(one -> stored.addAndGet(one.reads())));
        assertThat(stored).hasValue(200_000);
    }
}
