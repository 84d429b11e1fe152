package dev.waymark.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.bench.Row;
import dev.waymark.harness.Services;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Prints what it costs to ask a limit that Redis counts: one caller, one question after the other. A part of {@code bin/lab/bench}. */
public final class ThrottleBench {

    private static final int QUESTIONS = 20_000;
    private static final Pattern CALLS = Pattern.compile("cmdstat_(?:evalsha|eval|script\\|load):calls=(\\d+)");
    private static final Limit LIMIT = new Limit("bench", 10, Duration.ofDays(1));

    private ThrottleBench() {}

    public static void main(String[] args) throws Exception {
        RedisServer server = Services.redis((Path) null);
        Redis redis = new Redis(URI.create(Services.redisUrl(server)), 50);
        redis.open();
        Heard heard = new Heard();
        RateLimits limits = new RateLimits();
        limits.redis = redis;
        limits.metrics = heard;
        ask(limits, heard);
        long before = roundTrips(redis);
        heard.away = 0;
        long[] nanos = ask(limits, heard);
        double trips = (roundTrips(redis) - before) / (double) QUESTIONS;
        Row.print(
                "a limit asked of Redis",
                "0.3 ms at p50, 1 round trip",
                "p50 %.3f ms, p99 %.3f ms, %.2f round trips%s",
                nanos[QUESTIONS / 2] / 1e6,
                nanos[QUESTIONS * 99 / 100] / 1e6,
                trips,
                heard.away == 0 ? "" : ", no answer within 50 ms to " + heard.away);
        redis.close();
        server.stop();
    }

    /** Half of the questions are refused: each client asks twenty times, and may ten. */
    private static long[] ask(RateLimits limits, Heard heard) throws InterruptedException {
        long[] nanos = new long[QUESTIONS];
        long run = System.nanoTime();
        for (int i = 0; i < QUESTIONS; ) {
            long start = System.nanoTime();
            limits.tryAcquire(LIMIT, run + "-" + i / 20);
            nanos[i] = System.nanoTime() - start;
            if (heard.shared) {
                i++;
            } else {
                Thread.sleep(50);
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** Tells whether it was Redis that answered: on a machine that is too busy it is left alone for a while. */
    private static final class Heard extends ThrottleMetrics {

        private boolean shared;
        private int away;

        @Override
        void add(LimitDecision verdict, boolean byRedis) {
            shared = byRedis;
            away += byRedis ? 0 : 1;
        }
    }

    private static long roundTrips(Redis redis) {
        String statistics = redis.query(ThrottleBench::statistics).orElseThrow();
        Matcher calls = CALLS.matcher(statistics);
        long sum = 0;
        while (calls.find()) {
            sum += Long.parseLong(calls.group(1));
        }
        return sum;
    }

    private static String statistics(RedisClient client) {
        return new String((byte[]) client.sendCommand(Protocol.Command.INFO, "commandstats".getBytes(UTF_8)), UTF_8);
    }
}
