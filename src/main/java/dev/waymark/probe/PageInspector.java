package dev.waymark.probe;

import dev.waymark.crawl.UrlChecker;
import dev.waymark.crawl.UrlChecker.Sighting;
import dev.waymark.extract.PageReader;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Gets one page for somebody who wants to see what Waymark reads from it: with the crawler's fetcher, its manners and its limits. */
public final class PageInspector {

    private static final Duration TIME = Duration.ofSeconds(15);

    private final Fetcher fetcher;
    private final HostLimiter limiter;
    private final Clock clock;

    /** @param limiter shared with all crawls of a server */
    public PageInspector(Fetcher fetcher, HostLimiter limiter, Clock clock) {
        this.fetcher = fetcher;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Asks for the page, fifteen seconds at most. A {@link PageReport} says what is in it.
     *
     * @throws Unreadable when there is no page, or none that may be read
     */
    public FetchResponse fetch(Url url) throws Unreadable {
        UrlChecker checker = new UrlChecker(fetcher, limiter, clock);
        Callable<Sighting> look = () -> checker.file(url);
        Optional<Sighting> seen = LiveChecks.inTime(List.of(look), TIME).get(0);
        if (seen.isEmpty()) {
            throw new Unreadable(Message.of("probe.slow"));
        }
        FetchResponse answer = seen.get().answer().orElseThrow(() -> Unreadable.of(seen.get()));
        if (!PageReader.isPage(answer.mediaType(), answer.body())) {
            throw new Unreadable(Message.of("probe.not-a-page"));
        }
        return answer;
    }
}
