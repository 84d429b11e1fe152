package dev.waymark.throttle;

import dev.waymark.bench.Row;
import dev.waymark.dev.Services;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.SafeEncoder;
import redis.embedded.RedisServer;

/** Prints what it costs to ask a limit that Redis counts: one caller, one question after the other. A part of {@code bin/bench}. */
public final class ThrottleBench {

    private static final int QUESTIONS = 20_000;
    private static final Pattern CALLS = Pattern.compile("cmdstat_(?:evalsha|eval|script\\|load):calls=(\\d+)");
    private static final Limit LIMIT = new Limit("bench", 10, Duration.ofDays(1));

    private ThrottleBench() {}

    public static void main(String[] args) throws Exception {
        RedisServer server = Services.redis((Path) null);
        Redis redis = new Redis(URI.create(Services.redisUrl(server)));
        redis.open();
        RateLimits limits = new RateLimits(redis, new Tally(null) {
            @Override
            void add(Verdict verdict, boolean shared) {
                if (!shared) {
                    throw new IllegalStateException("Redis does not answer");
                }
            }
        });
        ask(limits);
        long before = roundTrips(redis);
        long[] nanos = ask(limits);
        double trips = (roundTrips(redis) - before) / (double) QUESTIONS;
        Row.print(
                "a limit asked of Redis",
                "0.3 ms at p50, 1 round trip",
                "p50 %.3f ms, p99 %.3f ms, %.2f round trips",
                nanos[QUESTIONS / 2] / 1e6,
                nanos[QUESTIONS * 99 / 100] / 1e6,
                trips);
        redis.close();
        server.stop();
    }

    /** Half of the questions are refused: each client asks twenty times, and may ten. */
    private static long[] ask(RateLimits limits) {
        long[] nanos = new long[QUESTIONS];
        long run = System.nanoTime();
        for (int i = 0; i < QUESTIONS; i++) {
            long start = System.nanoTime();
            limits.ask(LIMIT, run + "-" + i / 20);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static long roundTrips(Redis redis) {
        String statistics = redis.ask(ThrottleBench::statistics).orElseThrow();
        Matcher calls = CALLS.matcher(statistics);
        long sum = 0;
        while (calls.find()) {
            sum += Long.parseLong(calls.group(1));
        }
        return sum;
    }

    private static String statistics(RedisClient client) {
        return SafeEncoder.encode((byte[]) client.sendCommand(Protocol.Command.INFO, "commandstats"));
    }
}
