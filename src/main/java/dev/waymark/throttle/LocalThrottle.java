package dev.waymark.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same sliding window for this process alone. It drops the client that was seen longest ago when it holds too many. */
final class LocalThrottle implements Throttle {

    private static final int MOST_CLIENTS = 100_000;

    private final Clock clock;
    private final Map<String, Deque<Long>> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    LocalThrottle(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LimitDecision tryAcquire(Limit limit, String client) {
        long now = clock.millis();
        long window = limit.window().toMillis();
        Deque<Long> times = windows.computeIfAbsent(limit.name() + ":" + client, key -> new ArrayDeque<>());
        while (!times.isEmpty() && times.getFirst() <= now - window) {
            times.removeFirst();
        }
        boolean passes = times.size() < limit.count();
        if (passes) {
            times.addLast(now);
        }
        return new LimitDecision(
                limit, passes, limit.count() - times.size(), Duration.ofMillis(times.getFirst() + window - now));
    }

    synchronized int counted(Limit limit, String client) {
        long begin = clock.millis() - limit.window().toMillis();
        return (int) windows.getOrDefault(limit.name() + ":" + client, new ArrayDeque<>()).stream()
                .filter(time -> time > begin)
                .count();
    }

    synchronized void reset(String limit, String client) {
        windows.remove(limit + ":" + client);
    }
}
