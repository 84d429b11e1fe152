package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

class HostSlotsTest {

    private static final Duration GAP = Duration.ofMillis(40);

    private static RedisServer server;
    private static Redis one;
    private static Redis other;

    @BeforeAll
    static void start() throws Exception {
        server = Services.redis((Path) null);
        one = ThrottleTest.connected(Services.redisUrl(server));
        other = ThrottleTest.connected(Services.redisUrl(server));
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        server.stop();
    }

    @Test
    void keepsTheGapBetweenTheStartsOfTwoServers() throws Exception {
        List<Long> starts = Collections.synchronizedList(new ArrayList<>());
        ExecutorService servers = Executors.newFixedThreadPool(2);
        for (Redis redis : List.of(one, other)) {
            servers.execute(() -> {
                for (int i = 0; i < 10; i++) {
                    String permit = redis.hashCode() + "-" + i;
                    await(slots(redis), "gap.example", permit);
                    slots(redis).sending("gap.example", GAP, Duration.ZERO);
                    starts.add(System.nanoTime());
                    slots(redis).leave("gap.example", permit, Duration.ZERO);
                }
            });
        }
        servers.shutdown();
        assertThat(servers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        Collections.sort(starts);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.ofNanos(starts.get(i) - starts.get(i - 1))).isGreaterThan(Duration.ofMillis(20));
        }
        assertThat(starts).hasSize(20);
    }

    @Test
    void letsOnlySoManyBeUnderWayWhoeverStartedThem() throws Exception {
        HostSlots turns = slots(one);
        for (int i = 0; i < 4; i++) {
            await(turns, "busy.example", "p" + i);
            turns.sending("busy.example", GAP, Duration.ZERO);
        }
        TimeUnit.MILLISECONDS.sleep(60);
        assertThat(slots(other).enter("busy.example", GAP, Duration.ZERO, 4, "p4"))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
        turns.leave("busy.example", "p0", Duration.ZERO);
        assertThat(slots(other).enter("busy.example", GAP, Duration.ZERO, 4, "p4"))
                .hasValue(Duration.ZERO);
    }

    @Test
    void countsTheGapFromWhenARequestGoesOut() throws Exception {
        HostSlots turns = slots(one);
        await(turns, "late.example", "p");
        TimeUnit.MILLISECONDS.sleep(60);
        assertThat(slots(other).enter("late.example", GAP, Duration.ZERO, 4, "q"))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
        turns.sending("late.example", GAP, Duration.ZERO);
        assertThat(slots(other).enter("late.example", GAP, Duration.ZERO, 4, "q"))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(20)));
    }

    @Test
    void keepsToTheDelayThatAHostAsksFor() {
        HostSlots turns = slots(one);
        assertThat(turns.enter("slow.example", GAP, Duration.ofSeconds(7), 4, "p"))
                .hasValue(Duration.ZERO);
        assertThat(turns.enter("slow.example", GAP, Duration.ofSeconds(7), 4, "q"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7)));
    }

    @Test
    void keepsEverybodyFromAHostThatAsksForAPause() {
        slots(one).backOff("paused.example", Duration.ofSeconds(30));
        assertThat(slots(other).enter("paused.example", GAP, Duration.ZERO, 4, "p"))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(28)));
    }

    @Test
    void knowsNothingWhileRedisIsAway() throws Exception {
        RedisServer own = Services.redis((Path) null);
        Redis connection = ThrottleTest.connected(Services.redisUrl(own));
        own.stop();
        assertThat(slots(connection).enter("any.example", GAP, Duration.ZERO, 4, "p"))
                .isEmpty();
        connection.close();
    }

    private static HostSlots slots(Redis redis) {
        HostSlots slots = new HostSlots();
        slots.redis = redis;
        return slots;
    }

    private static void await(HostSlots turns, String host, String permit) {
        Duration wait = turns.enter(host, GAP, Duration.ZERO, 4, permit).orElseThrow();
        while (!wait.isZero()) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            wait = turns.enter(host, GAP, Duration.ZERO, 4, permit).orElseThrow();
        }
    }
}
