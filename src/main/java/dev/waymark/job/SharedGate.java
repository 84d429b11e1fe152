package dev.waymark.job;

import dev.waymark.crawl.Gate;
import dev.waymark.crawl.HostGate;
import dev.waymark.throttle.Turns;
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
final class SharedGate implements Gate {

    private static final int AT_ONCE = 4;

    private final Turns turns;
    private final HostGate own;
    private final Map<String, List<String>> permits = new ConcurrentHashMap<>();

    /** @param own the gate of this process, whose gap holds over all servers */
    SharedGate(Turns turns, HostGate own) {
        this.turns = turns;
        this.own = own;
    }

    @Override
    public Duration enter(Url url, Duration delay) {
        String host = Site.hostOf(url);
        String permit = UUID.randomUUID().toString();
        Optional<Duration> wait = turns.enter(host, own.gap(), delay, AT_ONCE, permit);
        if (wait.isEmpty()) {
            return own.enter(url, delay);
        }
        if (wait.get().isZero()) {
            permits.merge(host, List.of(permit), SharedGate::and);
        }
        return wait.get();
    }

    @Override
    public void sending(Url url, Duration delay) {
        String host = Site.hostOf(url);
        if (!permits.containsKey(host) || !turns.sending(host, own.gap(), delay)) {
            own.sending(url, delay);
        }
    }

    /** Which of the requests under way it was does not matter: one permit less is held. */
    @Override
    public void leave(Url url, Duration took) {
        String host = Site.hostOf(url);
        List<String> held = new ArrayList<>();
        permits.computeIfPresent(host, (key, all) -> {
            held.add(all.get(0));
            return all.size() == 1 ? null : all.subList(1, all.size());
        });
        if (held.isEmpty()) {
            own.leave(url, took);
        } else {
            turns.leave(host, held.get(0), took);
        }
    }

    @Override
    public void hold(Url url, Duration time) {
        if (!turns.hold(Site.hostOf(url), time)) {
            own.hold(url, time);
        }
    }

    private static List<String> and(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
