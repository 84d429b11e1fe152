package dev.waymark.access;

import dev.waymark.deadline.Deadline;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Visits a website as an agent would, with the crawler's fetcher, its manners and its limits, and under its own name alone: at most 25
 * requests, one after the other. What was not asked for in time is left out, and its checks are skipped.
 */
public final class AgentAccess {

    /** A request in flight holds its thread until it ends by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration READING = Duration.ofSeconds(3);

    private final Fetcher fetcher;
    private final HostLimiter limiter;
    private final Clock clock;

    /** @param limiter shared with all crawls of a server */
    public AgentAccess(Fetcher fetcher, HostLimiter limiter, Clock clock) {
        this.fetcher = fetcher;
        this.limiter = limiter;
        this.clock = clock;
    }

    /**
     * Visits the website of an address.
     *
     * @param asked a page, or an llms.txt
     * @param time after which nothing more is asked for
     * @return empty when the thread was interrupted, or nothing came back in time
     */
    public Optional<SiteVisit> visit(Url asked, Duration time) {
        SiteVisitor visitor = new SiteVisitor(new SiteRequests(fetcher, limiter, clock), asked, Deadline.of(READING));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<SiteVisit> visit = thread.submit(visitor::visit);
            try {
                return Optional.of(visit.get(time.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                thread.shutdownNow();
                return Optional.of(visit.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit never fails for what it meets", e.getCause());
        } finally {
            thread.shutdownNow();
        }
    }
}
