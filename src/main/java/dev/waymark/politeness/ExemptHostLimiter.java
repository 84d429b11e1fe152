package dev.waymark.politeness;

import dev.waymark.url.Url;
import java.time.Duration;
import java.util.function.Predicate;

/** Applies a shorter gap to the exempt addresses of tests, also when one host redirects to the other. */
public record ExemptHostLimiter(Predicate<Url> isOurs, HostLimiter ours, HostLimiter others) implements HostLimiter {

    @Override
    public Duration acquire(Url url, Duration delay) {
        return of(url).acquire(url, delay);
    }

    @Override
    public void sent(Url url, Duration delay) {
        of(url).sent(url, delay);
    }

    @Override
    public void release(Url url, Duration took) {
        of(url).release(url, took);
    }

    @Override
    public void backOff(Url url, Duration time) {
        of(url).backOff(url, time);
    }

    private HostLimiter of(Url url) {
        return isOurs.test(url) ? ours : others;
    }
}
