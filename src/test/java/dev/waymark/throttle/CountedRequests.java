package dev.waymark.throttle;

import java.time.Duration;
import redis.clients.jedis.RedisClient;

/** Requests that a test counts in Redis without sending them. */
public final class CountedRequests {

    private CountedRequests() {}

    /** Counts so many requests of one name under a limit of fifteen minutes. */
    public static void add(String redisUrl, String limit, String name, int requests) {
        try (RedisClient redis = RedisClient.create(redisUrl)) {
            RedisThrottle throttle = new RedisThrottle(redis);
            for (int i = 0; i < requests; i++) {
                throttle.tryAcquire(new Limit(limit, Integer.MAX_VALUE, Duration.ofMinutes(15)), name);
            }
        }
    }

    /** Forgets all that were counted under this name, so that the tests after this one start from none. */
    public static void forget(String redisUrl, String limit, String name) {
        try (RedisClient redis = RedisClient.create(redisUrl)) {
            new RedisThrottle(redis).reset(limit, name);
        }
    }
}
