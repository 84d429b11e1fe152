package dev.waymark.probe;

import dev.waymark.crawl.Crawler;
import dev.waymark.crawl.StartPage;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at a site as a crawl would begin with it, for two seconds at most. Who asks for the same address at the same time, or within a
 * minute after it was found good, shares one look: the site is not asked again.
 */
public final class SiteProbe implements AutoCloseable {

    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    /** A look that is given up may go on for a moment, until the request in flight ends. */
    private static final int MAX_AT_ONCE = 16;

    private static final int MAX_REMEMBERED = 500;

    private final Crawler crawler;
    private final Map<Subject, Look> looks = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MAX_AT_ONCE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), SiteProbe::thread);

    private record Subject(Url url, boolean includesNoindex) {}

    /**
     * A probe that shares politeness with the crawls of a server.
     *
     * @param fetcher gives up a request soon after the two seconds
     */
    public SiteProbe(Fetcher fetcher, HostLimiter limiter, Clock clock) {
        this(new Crawler(fetcher, limiter, clock));
    }

    /** A probe that begins as this crawler would. */
    public SiteProbe(Crawler crawler) {
        this.crawler = crawler;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "waymark-probe");
        thread.setDaemon(true);
        return thread;
    }

    /** What is at the address; empty when as many sites are looked at as may be at once. */
    public Optional<ProbedSite> probe(Url url, boolean includesNoindex) {
        try {
            Look look = looks.compute(
                    new Subject(url, includesNoindex),
                    (subject, before) -> before != null && before.isOfUse() ? before : begin(subject));
            return Optional.of(look.outcome(url));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        } finally {
            forget();
        }
    }

    private Look begin(Subject subject) {
        Crawler begun = crawler.includingNoindex(subject.includesNoindex());
        return new Look(threads.submit(() -> begun.startPage(subject.url())), System.nanoTime());
    }

    private void forget() {
        if (looks.size() > MAX_REMEMBERED) {
            looks.values().removeIf(look -> !look.isOfUse());
        }
    }

    /** One look, which several may wait for. */
    private record Look(Future<StartPage> page, long begun) {

        ProbedSite outcome(Url asked) {
            try {
                long left = TIME.toNanos() - (System.nanoTime() - begun);
                return ProbedSite.of(asked, page.get(Math.max(0, left), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                page.cancel(true);
                return ProbedSite.slow(asked);
            } catch (CancellationException e) {
                return ProbedSite.slow(asked);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ProbedSite.slow(asked);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a look never fails for what it meets", e.getCause());
            }
        }

        boolean isOfUse() {
            boolean young = System.nanoTime() - begun < GOOD_FOR.toNanos();
            return young && (!page.isDone() || isGood());
        }

        private boolean isGood() {
            try {
                return !page.isCancelled() && page.get().problem().isEmpty();
            } catch (InterruptedException | ExecutionException | CancellationException e) {
                return false;
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
