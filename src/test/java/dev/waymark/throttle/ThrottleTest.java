package dev.waymark.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Certificate;
import dev.waymark.harness.Services;
import dev.waymark.message.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

class ThrottleTest {

    private static final Limit THREE_A_SECOND = new Limit("test", 3, Duration.ofSeconds(1));

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = Services.redis((Path) null);
    }

    @AfterAll
    static void stopRedis() throws Exception {
        redis.stop();
    }

    @Test
    void letsThroughAsManyAsTheLimitAndTellsWhatIsLeft() {
        try (RedisClient connection = RedisClient.create(Services.redisUrl(redis))) {
            Throttle throttle = new RedisThrottle(connection);
            assertThat(remaining(throttle, "a", 5)).containsExactly(2, 1, 0, 0, 0);
            assertThat(throttle.tryAcquire(THREE_A_SECOND, "a").passes()).isFalse();
            assertThat(throttle.tryAcquire(THREE_A_SECOND, "b").passes()).isTrue();
        }
    }

    @Test
    void countsWithoutCountingOneMoreAndForgets() {
        try (RedisClient connection = RedisClient.create(Services.redisUrl(redis))) {
            RedisThrottle shared = new RedisThrottle(connection);
            LocalThrottle own = new LocalThrottle(Clock.systemUTC());
            Limit limit = new Limit("looked-at", 3, Duration.ofMinutes(1));
            assertThat(List.of(shared.counted(limit, "f"), own.counted(limit, "f")))
                    .containsExactly(0, 0);
            for (int i = 0; i < 5; i++) {
                shared.tryAcquire(limit, "f");
                own.tryAcquire(limit, "f");
            }
            assertThat(List.of(shared.counted(limit, "f"), own.counted(limit, "f")))
                    .containsExactly(3, 3);
            assertThat(List.of(shared.counted(limit, "f"), own.counted(limit, "f")))
                    .containsExactly(3, 3);
            shared.reset("looked-at", "f");
            own.reset("looked-at", "f");
            assertThat(List.of(shared.counted(limit, "f"), own.counted(limit, "f")))
                    .containsExactly(0, 0);
            assertThat(shared.tryAcquire(limit, "f").passes()
                            && own.tryAcquire(limit, "f").passes())
                    .isTrue();
        }
    }

    @Test
    void letsThroughAgainOnceTheWindowHasMovedOn() throws Exception {
        try (RedisClient connection = RedisClient.create(Services.redisUrl(redis))) {
            Throttle throttle = new RedisThrottle(connection);
            remaining(throttle, "c", 3);
            LimitDecision refused = throttle.tryAcquire(THREE_A_SECOND, "c");
            assertThat(refused.passes()).isFalse();
            assertThat(refused.reset()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
            TimeUnit.MILLISECONDS.sleep(refused.reset().toMillis() + 20);
            assertThat(throttle.tryAcquire(THREE_A_SECOND, "c").passes()).isTrue();
        }
    }

    @Test
    void letsThroughExactlyTheLimitWhenEverybodyAsksAtOnce() throws Exception {
        Limit hundred = new Limit("crowd", 100, Duration.ofMinutes(1));
        try (RedisClient connection = RedisClient.create(Services.redisUrl(redis))) {
            Throttle throttle = new RedisThrottle(connection);
            ExecutorService crowd = Executors.newFixedThreadPool(16);
            List<Callable<Boolean>> askers = IntStream.range(0, 1_000)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> throttle.tryAcquire(hundred, "x").passes())
                    .toList();
            int passed = 0;
            for (Future<Boolean> answer : crowd.invokeAll(askers)) {
                passed += answer.get() ? 1 : 0;
            }
            crowd.shutdown();
            assertThat(passed).isEqualTo(100);
        }
    }

    @Test
    void countsTheSameInTheProcess() {
        SettableClock clock = new SettableClock();
        LocalThrottle throttle = new LocalThrottle(clock);
        assertThat(remaining(throttle, "a", 4)).containsExactly(2, 1, 0, 0);
        assertThat(throttle.tryAcquire(THREE_A_SECOND, "a").passes()).isFalse();
        clock.now = clock.now.plusMillis(1000);
        assertThat(throttle.tryAcquire(THREE_A_SECOND, "a").passes()).isTrue();
    }

    @Test
    void goesOnCountingInTheProcessWhileRedisIsAway() throws Exception {
        RedisServer own = Services.redis((Path) null);
        Redis connection = connected(Services.redisUrl(own));
        List<String> counted = new ArrayList<>();
        RateLimits limits = new RateLimits();
        limits.redis = connection;
        limits.metrics = new ThrottleMetrics() {
            @Override
            void add(LimitDecision verdict, boolean shared) {
                counted.add((verdict.passes() ? "passed" : "refused") + (shared ? " by Redis" : " here"));
            }
        };
        assertThat(limits.tryAcquire(THREE_A_SECOND, "a").passes()).isTrue();
        own.stop();
        Limit five = new Limit("away", 5, Duration.ofMinutes(1));
        long passed = IntStream.range(0, 20)
                .filter(i -> limits.tryAcquire(five, "a").passes())
                .count();
        assertThat(passed).isEqualTo(5);
        assertThat(counted).startsWith("passed by Redis", "passed here").endsWith("refused here");
        assertThat(connection.answers()).isFalse();
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.2S,     You can try again in 1 minute.",
        "PT1M,       You can try again in 1 minute.",
        "PT11M0.1S,  You can try again in 12 minutes.",
        "PT89M,      You can try again in 89 minutes.",
        "PT2H40M,    You can start again at 14:42 UTC today.",
        "PT24H,      You can start again at 12:02 UTC tomorrow.",
    })
    void saysWhenToTryAgain(Duration reset, String words) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-29T12:01:30Z"), ZoneId.of("UTC"));
        assertThat(new Messages(Locale.UK, clock).text(new LimitDecision(THREE_A_SECOND, false, 0, reset).retryTime()))
                .isEqualTo(words);
    }

    private static List<Integer> remaining(Throttle throttle, String client, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> throttle.tryAcquire(THREE_A_SECOND, client).remaining())
                .toList();
    }

    @Test
    void talksToNoRedisWhoseCertificateIsOfAnUnknownAuthorityOrForAnotherHost(@TempDir Path folder) throws Exception {
        int port = Services.freePort();
        Certificate certificate = Certificate.make(folder);
        RedisServer withTls = Services.redisWithTls(certificate, port);
        try {
            assertThat(connected(Services.redisUrl(withTls)).answers()).isTrue();
            assertThat(connected("rediss://localhost:" + port).answers()).isFalse();
            System.setProperty("javax.net.ssl.trustStore", certificate.trusted().toString());
            System.setProperty("javax.net.ssl.trustStorePassword", Certificate.PASSWORD);
            assertThat(connected("rediss://127.0.0.1:" + port).answers()).isFalse();
            assertThat(connected("rediss://localhost:" + port).answers()).isTrue();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            withTls.stop();
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static Redis connected(String address) {
        Redis redis = new Redis(URI.create(address), 50);
        redis.open();
        return redis;
    }
}
