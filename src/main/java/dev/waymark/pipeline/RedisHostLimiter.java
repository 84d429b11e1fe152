package dev.waymark.pipeline;

import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.LocalHostLimiter;
import dev.waymark.throttle.HostSlots;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Politeness that holds over all servers, by way of Redis; over this process alone while Redis is away. */
final class RedisHostLimiter implements HostLimiter {

    private static final int AT_ONCE = 4;

    private final HostSlots turns;
    private final LocalHostLimiter own;
    private final Map<String, List<String>> permits = new ConcurrentHashMap<>();

    /** @param own the gate of this process, whose gap holds over all servers */
    RedisHostLimiter(HostSlots turns, LocalHostLimiter own) {
        this.turns = turns;
        this.own = own;
    }

    @Override
    public Duration acquire(Url url, Duration delay) {
        String host = Site.hostOf(url);
        String permit = UUID.randomUUID().toString();
        Optional<Duration> wait = turns.enter(host, own.gap(), delay, AT_ONCE, permit);
        if (wait.isEmpty()) {
            return own.acquire(url, delay);
        }
        if (wait.get().isZero()) {
            permits.merge(host, List.of(permit), RedisHostLimiter::and);
        }
        return wait.get();
    }

    @Override
    public void sent(Url url, Duration delay) {
        String host = Site.hostOf(url);
        if (!permits.containsKey(host) || !turns.sending(host, own.gap(), delay)) {
            own.sent(url, delay);
        }
    }

    /** Which of the requests under way it was does not matter: one permit less is held. */
    @Override
    public void release(Url url, Duration took) {
        String host = Site.hostOf(url);
        List<String> held = new ArrayList<>();
        permits.computeIfPresent(host, (key, all) -> {
            held.add(all.get(0));
            return all.size() == 1 ? null : all.subList(1, all.size());
        });
        if (held.isEmpty()) {
            own.release(url, took);
        } else {
            turns.leave(host, held.get(0), took);
        }
    }

    @Override
    public void backOff(Url url, Duration time) {
        if (!turns.backOff(Site.hostOf(url), time)) {
            own.backOff(url, time);
        }
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
