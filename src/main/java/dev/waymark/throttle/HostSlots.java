package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The host limiter that all servers share, in Redis: requests in flight and the gap between their starts. Every result is empty while
 * Redis is away; times are by Redis's clock.
 */
@ApplicationScoped
public class HostSlots {

    private static final Script ENTER = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local host = redis.call('HMGET', KEYS[1], 'next', 'latency', 'slowness', 'held', 'unsent')
            local next = math.max(tonumber(host[1] or '0'), tonumber(host[4] or '0'))
            if next > now then return math.ceil(next - now) end
            if tonumber(host[5] or '0') > now then return 2 end
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - tonumber(ARGV[5]))
            if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return 50 end
            redis.call('ZADD', KEYS[2], now, ARGV[4])
            local gap = math.max(tonumber(ARGV[1]), tonumber(host[2] or '0') / 4)
            gap = math.min(gap * tonumber(host[3] or '1'), math.max(gap, 10000))
            redis.call('HSET', KEYS[1], 'next', now + math.max(gap, tonumber(ARGV[2])), 'unsent', now + 1000)
            redis.call('PEXPIRE', KEYS[1], 600000)
            redis.call('PEXPIRE', KEYS[2], 600000)
            return 0
            """);

    private static final Script SENDING = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local host = redis.call('HMGET', KEYS[1], 'latency', 'slowness')
            local gap = math.max(tonumber(ARGV[1]), tonumber(host[1] or '0') / 4)
            gap = math.min(gap * tonumber(host[2] or '1'), math.max(gap, 10000))
            redis.call('HSET', KEYS[1], 'next', now + math.max(gap, tonumber(ARGV[2])), 'unsent', 0)
            redis.call('PEXPIRE', KEYS[1], 600000)
            return 1
            """);

    private static final Script LEAVE = new Script("""
            redis.call('ZREM', KEYS[2], ARGV[1])
            local latency = redis.call('HGET', KEYS[1], 'latency')
            local took = tonumber(ARGV[2])
            redis.call('HSET', KEYS[1], 'latency', latency and (3 * latency + took) / 4 or took)
            redis.call('PEXPIRE', KEYS[1], 600000)
            return 1
            """);

    private static final Script HOLD = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + time[2] / 1000
            local host = redis.call('HMGET', KEYS[1], 'held', 'slowness')
            redis.call('HSET', KEYS[1], 'held', math.max(tonumber(host[1] or '0'), now + tonumber(ARGV[1])),
                'slowness', math.min(16, 2 * tonumber(host[2] or '1')))
            redis.call('PEXPIRE', KEYS[1], 600000)
            return 1
            """);

    /** A request whose server died is given up after so long: more than any request takes. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    @Inject
    Redis redis;

    /**
     * Asks to start a request.
     *
     * @param gap the least time between two starts, stretched for hosts that are slow or asked us to slow down
     * @param delay the time between two starts that the host itself asks for
     * @param atOnce the most requests under way
     * @param permit names this request until {@link #leave}
     * @return zero when it may start now, otherwise how long to wait before asking again
     */
    public Optional<Duration> enter(String host, Duration gap, Duration delay, int atOnce, String permit) {
        return run(
                        ENTER,
                        host,
                        String.valueOf(gap.toMillis()),
                        String.valueOf(delay.toMillis()),
                        String.valueOf(atOnce),
                        permit,
                        String.valueOf(LONGEST_REQUEST.toMillis()))
                .map(Duration::ofMillis);
    }

    /** Records that a request goes out now, {@code gap} and {@code delay} as for {@link #enter}; true when Redis has stored it. */
    public boolean sending(String host, Duration gap, Duration delay) {
        return run(SENDING, host, String.valueOf(gap.toMillis()), String.valueOf(delay.toMillis()))
                .isPresent();
    }

    /** Records that a request is over and how long it took; true when Redis has stored it. */
    public boolean leave(String host, String permit, Duration took) {
        return run(LEAVE, host, permit, String.valueOf(took.toMillis())).isPresent();
    }

    /** Stops requests of all servers to the host for a while; true when Redis has stored it. */
    public boolean backOff(String host, Duration time) {
        return run(HOLD, host, String.valueOf(time.toMillis())).isPresent();
    }

    private Optional<Long> run(Script script, String host, String... arguments) {
        List<String> keys = List.of("turns:{" + host + "}", "turns:{" + host + "}:under-way");
        return redis.query(connection -> (Long) script.run(connection, keys, List.of(arguments)));
    }
}
