package dev.waymark.throttle;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/**
 * A sliding window that all servers share: one sorted set of request times for each client, looked at and changed by one script
 * by Redis's own clock.
 */
final class RedisThrottle implements Throttle {

    private static final Script SCRIPT = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local window = tonumber(ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
            local used = redis.call('ZCARD', KEYS[1])
            local passes = 0
            if used < tonumber(ARGV[1]) then
              passes = 1
              redis.call('ZADD', KEYS[1], now, time[1] .. '.' .. time[2] .. '.' .. used)
              redis.call('PEXPIRE', KEYS[1], window)
              used = used + 1
            end
            local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
            return {passes, used, oldest[2] + window - now}
            """);

    private static final Script COUNTED = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            return redis.call('ZCOUNT', KEYS[1], '(' .. (now - tonumber(ARGV[1])), '+inf')
            """);

    private final UnifiedJedis redis;

    RedisThrottle(UnifiedJedis redis) {
        this.redis = redis;
    }

    @Override
    public LimitDecision tryAcquire(Limit limit, String client) {
        List<?> answer = (List<?>) SCRIPT.run(
                redis,
                List.of(key(limit.name(), client)),
                List.of(
                        String.valueOf(limit.count()),
                        String.valueOf(limit.window().toMillis())));
        long used = (Long) answer.get(1);
        return new LimitDecision(
                limit, (Long) answer.get(0) == 1, (int) Math.max(0, limit.count() - used), Duration.ofMillis((Long)
                        answer.get(2)));
    }

    int counted(Limit limit, String client) {
        Object count = COUNTED.run(
                redis,
                List.of(key(limit.name(), client)),
                List.of(String.valueOf(limit.window().toMillis())));
        return ((Long) count).intValue();
    }

    long reset(String limit, String client) {
        return redis.del(key(limit, client));
    }

    private static String key(String limit, String client) {
        return "throttle:" + limit + ":" + client;
    }
}
