package dev.waymark.robots;

import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.message.Message;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The robots.txt of each origin that a crawl comes to, asked for once. */
public final class RobotsCache {

    private static final int MOST_REDIRECTS = 5;

    private final PoliteFetcher fetcher;
    private final Map<String, Robots> known = new HashMap<>();

    public RobotsCache(PoliteFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Waits while another thread asks for the same file: nothing may be fetched before the answer is here. */
    public synchronized Robots of(Url url) throws InterruptedException {
        Robots robots = known.get(url.origin());
        if (robots == null) {
            robots = fetch(url.at("/robots.txt"));
            known.put(url.origin(), robots);
        }
        return robots;
    }

    private Robots fetch(Url start) throws InterruptedException {
        Url url = start;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            FetchResult fetched = fetcher.fetch(url, FetchPurpose.ROBOTS, Duration.ZERO);
            Optional<Url> target = fetched instanceof FetchResponse answer ? answer.redirect() : Optional.empty();
            if (target.isEmpty()) {
                return read(url, fetched);
            }
            url = target.get();
        }
        return Robots.none();
    }

    /** 429 is no 4xx here: a host that is asked too much has not said that it has no rules. */
    private static Robots read(Url url, FetchResult fetched) {
        if (fetched instanceof FetchFailure skip && skip.reason() == FetchFailure.Reason.UNREACHABLE) {
            return Robots.unreachable();
        }
        if (!(fetched instanceof FetchResponse answer)) {
            return Robots.closed(Message.of("ledger.robots.unreadable"));
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            return Robots.closed(Message.of("ledger.robots.status", answer.status()));
        }
        boolean found = answer.status() >= 200 && answer.status() < 300;
        return found ? Robots.parse(url, answer.body(), answer.truncated()) : Robots.none();
    }
}
