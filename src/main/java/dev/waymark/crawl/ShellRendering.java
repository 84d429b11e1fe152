package dev.waymark.crawl;

import dev.waymark.crawl.PageRenderer.Outcome;
import dev.waymark.extract.PageReading;
import dev.waymark.extract.Verdict;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.robots.RobotsCache;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides which pages of a crawl are rendered: shells, until it was of no use three times in a row. Used by several threads. */
final class ShellRendering {

    private static final int MAX_IN_VAIN = 3;
    /** More than what an application says while it waits. */
    private static final int MIN_WORDS = 5;

    private final PageRenderer renderer;
    private final PageRenderer.Session session;
    private final AtomicInteger inVain = new AtomicInteger();

    ShellRendering(PageRenderer renderer, Fetcher fetcher, HostLimiter limiter, RobotsCache robots) {
        this.renderer = renderer;
        this.session = renderer.open(fetcher, limiter, robots);
    }

    boolean wants(PageReading reading) {
        return reading.verdict().is() == Verdict.Is.SHELL && renderer.isAvailable() && isOfUse();
    }

    private boolean isOfUse() {
        return inVain.get() < MAX_IN_VAIN;
    }

    Outcome render(FetchResponse shell) throws InterruptedException {
        Outcome outcome = session.render(shell, this::isOfUse);
        if (outcome instanceof Outcome.GivenUp) {
            inVain.incrementAndGet();
        }
        return outcome;
    }

    /** Whether the page says more than its shell does. */
    boolean gains(PageReading shell, PageReading rendered) {
        boolean gains = rendered.page().words() >= shell.page().words() + MIN_WORDS;
        if (gains) {
            inVain.set(0);
        } else {
            inVain.incrementAndGet();
        }
        return gains;
    }
}
