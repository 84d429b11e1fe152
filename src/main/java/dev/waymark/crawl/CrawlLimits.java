package dev.waymark.crawl;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Counts what a crawl has used of its budget, and decides when it ends. */
final class CrawlLimits {

    private static final int VISITS_PER_PAGE = 3;
    private static final int MORE_VISITS = 100;
    private static final int MOST_IN_VAIN = 20;
    /** Pages that came and are no use: of such a site can make up any number. */
    private static final Set<Reason> NO_USE =
            Set.of(Reason.WALL, Reason.NEEDS_JAVASCRIPT, Reason.EMPTY, Reason.DUPLICATE);

    private final Budget budget;
    private final Clock clock;
    private final Instant deadline;
    private int visits;
    private int inVain;
    private boolean sentAway;
    private long bytes;

    CrawlLimits(Budget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
        this.deadline = clock.instant().plus(budget.time());
    }

    Duration timeLeft() {
        return Duration.between(clock.instant(), deadline);
    }

    /** Why the crawl has to stop; empty while it may go on. */
    Optional<End> reached() {
        if (!clock.instant().isBefore(deadline)) {
            return Optional.of(End.TIME_LIMIT);
        }
        if (bytes > budget.bytes()) {
            return Optional.of(End.SIZE_LIMIT);
        }
        return sentAway || inVain >= MOST_IN_VAIN ? Optional.of(End.GAVE_UP) : Optional.empty();
    }

    /** How many pages may still be read. A site that answers much and says little is not asked for ever. */
    int room(int pagesRead) {
        return Math.min(budget.pages() - pagesRead, VISITS_PER_PAGE * budget.pages() + MORE_VISITS - visits);
    }

    void received(int size) {
        bytes += size;
    }

    void visited() {
        visits++;
    }

    /** Nobody served the page. */
    void failed() {
        inVain++;
    }

    /** The host asks us to stay away. */
    void sentAway() {
        sentAway = true;
    }

    /** The page came, and this was made of it. */
    void record(Reason reason) {
        if (reason == Reason.NONE) {
            inVain = 0;
        } else if (NO_USE.contains(reason)) {
            inVain++;
        }
    }
}
