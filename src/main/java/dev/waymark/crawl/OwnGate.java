package dev.waymark.crawl;

import dev.waymark.url.Url;
import java.time.Duration;
import java.util.function.Predicate;

/** Keeps another gap at servers of our own than at everybody else's, also when one redirects to the other. */
public record OwnGate(Predicate<Url> isOurs, Gate ours, Gate others) implements Gate {

    @Override
    public Duration enter(Url url, Duration delay) {
        return of(url).enter(url, delay);
    }

    @Override
    public void sending(Url url, Duration delay) {
        of(url).sending(url, delay);
    }

    @Override
    public void leave(Url url, Duration took) {
        of(url).leave(url, took);
    }

    @Override
    public void hold(Url url, Duration time) {
        of(url).hold(url, time);
    }

    private Gate of(Url url) {
        return isOurs.test(url) ? ours : others;
    }
}
