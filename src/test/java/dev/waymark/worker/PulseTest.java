package dev.waymark.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether a scheduler lives, asked of a real one on a real PostgreSQL. */
class PulseTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Services.postgres(null, Services.freePort());
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("filesystem:db")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void beatsWhileTheSchedulerLooksForJobsAndStopsWhenTheThreadThatDoesSoGoesOnNoMore() throws Exception {
        Hurried clock = new Hurried();
        Pulse pulse = new Pulse(clock, HEARTBEAT);
        Trap trap = new Trap();
        Scheduler scheduler = Scheduler.create(postgres.getPostgresDatabase())
                .pollingInterval(Duration.ofMillis(50))
                .heartbeatInterval(HEARTBEAT)
                .addSchedulerListener(pulse)
                .addSchedulerListener(trap)
                .threads(2)
                .build();
        scheduler.start();
        try {
            TimeUnit.SECONDS.sleep(4);
            clock.add(Duration.ofSeconds(90));
            assertThat(pulse.beats(false)).as("seen at work a moment ago").isTrue();

            trap.open.set(true);
            TimeUnit.SECONDS.sleep(1);
            clock.add(Duration.ofMinutes(10));
            TimeUnit.SECONDS.sleep(4);
            assertThat(pulse.beats(false)).as("nobody looks for jobs").isFalse();
            assertThat(pulse.beats(true)).as("nobody has to").isTrue();
        } finally {
            trap.free.countDown();
            scheduler.stop();
        }
        clock.add(Duration.ofMinutes(10));
        assertThat(pulse.beats(true)).as("nobody looks for dead servers either").isFalse();
    }

    /** Keeps the thread that looks for due jobs from ever going on. */
    private static final class Trap extends AbstractSchedulerListener {

        private final AtomicBoolean open = new AtomicBoolean();
        private final CountDownLatch free = new CountDownLatch(1);

        @Override
        public void onSchedulerEvent(SchedulerEventType type) {
            if (open.get() && type == SchedulerEventType.RAN_EXECUTE_DUE) {
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** The system's clock, set forward. */
    private static final class Hurried extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        void add(Duration more) {
            ahead = ahead.plus(more);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
