package dev.waymark.crawl;

import dev.waymark.extract.PageReader;
import dev.waymark.fetch.CountingFetcher;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.robots.Robots;
import dev.waymark.robots.RobotsCache;
import dev.waymark.robots.RobotsTag;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for single addresses as a crawl does: by the rules of robots.txt, at the pace of the host, one hop at a time. One spot check
 * remembers the robots.txt of each host that it came to and is for one occasion; it may be used by several threads.
 */
public final class UrlChecker {

    private static final int MOST_REDIRECTS = 5;

    private final AtomicInteger requests = new AtomicInteger();
    private final PoliteFetcher fetcher;
    private final RobotsCache robots;
    private final Map<String, SoftNotFound> missing = new ConcurrentHashMap<>();

    /** @param gate shared with all crawls of a server */
    public UrlChecker(Fetcher fetcher, HostLimiter gate, Clock clock) {
        this.fetcher = new PoliteFetcher(new CountingFetcher(fetcher, requests), gate, clock);
        this.robots = new RobotsCache(this.fetcher);
    }

    /** How many requests it has made, all included. */
    public int requests() {
        return requests.get();
    }

    /** What became of an address. */
    public enum State {
        /** It answered with something. */
        ANSWERED,
        /** Its robots.txt forbids it; it was not asked for. */
        DISALLOWED,
        /** Not found, in whatever words, or the host does not answer. */
        DEAD,
        /** It redirects more than five times. */
        ENDLESS,
        /** A guard is before it, or the host is in trouble: nothing can be said. */
        UNKNOWN
    }

    /**
     * What was seen.
     *
     * @param end the address that answered, after redirects
     * @param state what became of it
     * @param answer empty unless it answered
     * @param detail what the state alone does not say; may be nothing
     * @param moved whether all redirects on the way, one at least, say that they are for good
     */
    public record Sighting(Url end, State state, Optional<FetchResponse> answer, Message detail, boolean moved) {

        static Sighting of(Url end, State state, Message detail) {
            return new Sighting(end, state, Optional.empty(), detail, false);
        }

        private Sighting moved(boolean forGood) {
            return new Sighting(end, state, answer, detail, forGood);
        }

        /** Whether the page or its header asks not to be indexed. */
        public boolean noindex() {
            return answer.filter(UrlChecker::asksNotToBeIndexed).isPresent();
        }
    }

    /** Looks at an address, and says "not found" also of pages that say so with another status. */
    public Sighting page(Url url) throws InterruptedException {
        Sighting seen = file(url);
        boolean html = seen.answer().filter(UrlChecker::isHtml).isPresent();
        return html && isMissing(seen.answer().orElseThrow())
                ? Sighting.of(seen.end(), State.DEAD, Message.of("ledger.shows-not-found"))
                : seen;
    }

    /** Looks at an address, whatever it answers with. */
    public Sighting file(Url start) throws InterruptedException {
        Url url = start;
        boolean forGood = true;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Robots rules = robots.of(url);
            if (!rules.allows(url)) {
                return closed(url, rules);
            }
            FetchResult fetched = fetcher.fetch(url, FetchPurpose.PAGE, rules.delay());
            Optional<Url> next = fetched instanceof FetchResponse answer ? answer.redirect() : Optional.empty();
            if (next.isEmpty()) {
                return sighting(url, fetched).moved(forGood && redirects > 0);
            }
            int status = ((FetchResponse) fetched).status();
            forGood &= status == 301 || status == 308;
            url = next.get();
        }
        return Sighting.of(url, State.ENDLESS, Message.of("ledger.redirects", MOST_REDIRECTS));
    }

    /** Whether the robots.txt of this address names a sitemap. */
    public boolean namesSitemap(Url url) throws InterruptedException {
        return !robots.of(url).sitemaps().isEmpty();
    }

    private static Sighting closed(Url url, Robots rules) {
        if (rules.closed().isEmpty()) {
            return Sighting.of(url, State.DISALLOWED, Message.NONE);
        }
        Robots.Closed closed = rules.closed().get();
        State state = closed.unreachable() ? State.DEAD : State.UNKNOWN;
        return Sighting.of(url, state, FetchOutcome.Failed.of(closed).detail());
    }

    private static Sighting sighting(Url url, FetchResult fetched) {
        if (fetched instanceof FetchFailure skip) {
            boolean away = skip.reason() == FetchFailure.Reason.UNREACHABLE;
            return Sighting.of(
                    url,
                    away ? State.DEAD : State.UNKNOWN,
                    FetchOutcome.Failed.of(skip.reason()).detail());
        }
        FetchResponse answer = (FetchResponse) fetched;
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Sighting(url, State.ANSWERED, Optional.of(answer), Message.NONE, false);
        }
        boolean gone = status == 404 || status == 410 || status == 400;
        return Sighting.of(url, gone ? State.DEAD : State.UNKNOWN, FetchOutcome.answered(status));
    }

    private boolean isMissing(FetchResponse answer) throws InterruptedException {
        SoftNotFound known = missing.get(answer.url().origin());
        if (known == null) {
            known = learned(answer.url());
            missing.put(answer.url().origin(), known);
        }
        return known.recognises(page(answer));
    }

    private SoftNotFound learned(Url url) throws InterruptedException {
        SoftNotFound notFound = new SoftNotFound();
        Sighting seen = file(SoftNotFound.probe(new Site(url.at("/"))));
        seen.answer().filter(UrlChecker::isHtml).ifPresent(answer -> notFound.learn(page(answer)));
        return notFound;
    }

    private static Page page(FetchResponse answer) {
        return new PageReader()
                .read(answer.url(), answer.body(), answer.header("content-type").orElse(""));
    }

    private static boolean isHtml(FetchResponse answer) {
        return answer.mediaType().endsWith("html");
    }

    private static boolean asksNotToBeIndexed(FetchResponse answer) {
        return answer.headers().getOrDefault("x-robots-tag", List.of()).stream()
                        .flatMap(line -> RobotsTag.rules(line).stream())
                        .anyMatch(rule -> rule.equals("noindex") || rule.equals("none"))
                || (isHtml(answer) && page(answer).noindex());
    }
}
