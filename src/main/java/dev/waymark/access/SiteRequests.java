package dev.waymark.access;

import dev.waymark.access.SiteAnswer.Obstacle;
import dev.waymark.fetch.CountingFetcher;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.robots.Robots;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests of one visit: by the rules of robots.txt, at the pace of the host, one hop at a time, and not many. */
final class SiteRequests {

    static final int MAX_REQUESTS = 25;
    private static final int MAX_REDIRECTS = 4;

    private final AtomicInteger count = new AtomicInteger();
    private final PoliteFetcher fetcher;
    private final RobotsCache robots;

    SiteRequests(Fetcher fetcher, HostLimiter limiter, Clock clock) {
        this.fetcher = new PoliteFetcher(new CountingFetcher(fetcher, count), limiter, clock);
        this.robots = new RobotsCache(this.fetcher);
    }

    int count() {
        return count.get();
    }

    /** The robots.txt of a host, which any robot may ask for. */
    SiteAnswer robots(Url site) throws InterruptedException {
        return get(site.at("/robots.txt"), FetchPurpose.ROBOTS);
    }

    SiteAnswer get(Url asked, FetchPurpose purpose) throws InterruptedException {
        Url url = asked;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (count.get() >= MAX_REQUESTS) {
                return SiteAnswer.without(asked, url, Obstacle.NOT_ASKED);
            }
            Robots rules = robots.of(url);
            if (purpose != FetchPurpose.ROBOTS && !rules.allows(url)) {
                return SiteAnswer.without(asked, url, rules.closed().isPresent() ? Obstacle.SILENCE : Obstacle.ROBOTS);
            }
            FetchResult fetched =
                    fetcher.fetch(url, purpose, rules.closed().isPresent() ? Duration.ZERO : rules.delay());
            if (!(fetched instanceof FetchResponse answer)) {
                return SiteAnswer.without(asked, url, Obstacle.SILENCE);
            }
            Optional<Url> next = answer.redirect();
            if (next.isEmpty()) {
                return new SiteAnswer(asked, url, Optional.of(answer), Obstacle.NONE);
            }
            url = next.get();
        }
        return SiteAnswer.without(asked, url, Obstacle.ENDLESS);
    }
}
