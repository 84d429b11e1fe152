package dev.waymark.render;

import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gets the scripts and data that the pages of one crawl ask for, under the rules of the crawl: each once, in its turn at the host, never
 * with cookies, from other hosts in small numbers only. Used by several threads.
 */
final class ResourceFetcher {

    private static final int MAX_REQUESTS_TO_OTHER_HOST = 20;
    private static final int MAX_OTHER_HOSTS = 30;
    private static final int MAX_KEPT = 500;
    private static final long MAX_KEPT_BYTES = 8L * 1024 * 1024;
    private static final Duration BUSY = Duration.ofSeconds(10);

    /** They count visitors, show advertisements or talk to them; no page needs them to say what it says. */
    private static final Set<String> NEVER_NEEDED = Set.of(
            "google-analytics.com",
            "googletagmanager.com",
            "googlesyndication.com",
            "googleadservices.com",
            "doubleclick.net",
            "facebook.net",
            "facebook.com",
            "hotjar.com",
            "clarity.ms",
            "segment.com",
            "segment.io",
            "mixpanel.com",
            "amplitude.com",
            "plausible.io",
            "sentry.io",
            "sentry-cdn.com",
            "newrelic.com",
            "nr-data.net",
            "datadoghq-browser-agent.com",
            "intercom.io",
            "intercomcdn.com",
            "crisp.chat",
            "hs-scripts.com",
            "hs-analytics.net",
            "linkedin.com",
            "licdn.com",
            "cookiebot.com",
            "onetrust.com",
            "cookielaw.org");

    private static final List<String> NO_RESOURCES = List.of("image/", "video/", "audio/", "font/", "application/pdf");

    private final Fetcher fetcher;
    private final HostLimiter limiter;
    private final RobotsCache robots;
    private final Map<Url, FetchResponse> kept = new ConcurrentHashMap<>();
    private final AtomicLong keptBytes = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    /** Origin and path, then the one query that was asked for with it; by host. */
    private final Map<String, Map<String, String>> others = new HashMap<>();

    ResourceFetcher(Fetcher fetcher, HostLimiter limiter, RobotsCache robots) {
        this.fetcher = fetcher;
        this.limiter = limiter;
        this.robots = robots;
    }

    /** What a page asks for: a script, or data that a script of it asks for. */
    enum Kind {
        SCRIPT,
        DATA
    }

    /**
     * Gets a resource; waits for its turn.
     *
     * @param page the page that asks
     * @param sending called when a request goes out, so never for what was kept
     * @return the answer, a redirect included; empty when the page is refused it
     */
    Optional<FetchResponse> fetch(Url url, Kind kind, Url page, Runnable sending) throws InterruptedException {
        FetchResponse before = kept.get(url);
        Optional<FetchResponse> answer = before == null && mayAsk(url, kind, page)
                ? request(url, kind, page, sending)
                : Optional.ofNullable(before);
        return answer.filter(one -> kind == Kind.SCRIPT || isShared(one, page));
    }

    /** Bytes of all answers so far, decoded. */
    long received() {
        return received.get();
    }

    private boolean mayAsk(Url url, Kind kind, Url page) throws InterruptedException {
        if (isOwn(url, page)) {
            boolean ruled = kind == Kind.DATA && url.origin().equals(page.origin());
            return !ruled || robots.of(url).allows(url);
        }
        return isNeeded(url.host()) && isWithinNumbers(url);
    }

    private static boolean isOwn(Url url, Url page) {
        return Site.hostOf(url).equals(Site.hostOf(page));
    }

    private static boolean isNeeded(String host) {
        return NEVER_NEEDED.stream().noneMatch(one -> host.equals(one) || host.endsWith("." + one));
    }

    /** Another host is asked for few things, and for one thing with one query only. */
    private boolean isWithinNumbers(Url url) {
        synchronized (others) {
            if (!others.containsKey(url.host()) && others.size() >= MAX_OTHER_HOSTS) {
                return false;
            }
            Map<String, String> asked = others.computeIfAbsent(url.host(), host -> new HashMap<>());
            return asked.size() < MAX_REQUESTS_TO_OTHER_HOST
                    && asked.putIfAbsent(url.origin() + url.path(), url.query()) == null;
        }
    }

    private Optional<FetchResponse> request(Url url, Kind kind, Url page, Runnable sending)
            throws InterruptedException {
        Duration delay = isOwn(url, page) ? robots.of(page).delay() : Duration.ZERO;
        for (Duration wait = limiter.acquire(url, delay); !wait.isZero(); wait = limiter.acquire(url, delay)) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
        long start = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        Runnable leaving = () -> {
            if (sent.compareAndSet(false, true)) {
                limiter.sent(url, delay);
            }
        };
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            sending.run();
            String origin = kind == Kind.DATA && !url.origin().equals(page.origin()) ? page.origin() : "";
            return take(url, fetcher.fetchFor(origin, url, FetchPurpose.RESOURCE, leaving));
        } finally {
            leaving.run();
            limiter.release(url, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Optional<FetchResponse> take(Url url, FetchResult fetched) {
        if (!(fetched instanceof FetchResponse answer)) {
            return Optional.empty();
        }
        received.addAndGet(answer.body().length);
        if (answer.status() == 429 || answer.status() == 503) {
            limiter.backOff(url, BUSY);
        }
        if (NO_RESOURCES.stream().anyMatch(answer.mediaType()::startsWith)) {
            return Optional.empty();
        }
        if (kept.size() < MAX_KEPT && keptBytes.addAndGet(answer.body().length) <= MAX_KEPT_BYTES) {
            kept.put(url, answer);
        }
        return Optional.of(answer);
    }

    /** Whether a page may read data of this origin. Source: Fetch standard, CORS check; requests carry no credentials. */
    private static boolean isShared(FetchResponse answer, Url page) {
        return answer.url().origin().equals(page.origin())
                || answer.header("access-control-allow-origin")
                        .map(String::strip)
                        .filter(allowed -> allowed.equals("*") || allowed.equals(page.origin()))
                        .isPresent();
    }
}
