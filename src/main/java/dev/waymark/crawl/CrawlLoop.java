package dev.waymark.crawl;

import dev.waymark.crawl.Crawl.End;
import dev.waymark.crawl.frontier.Budget;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.Languages;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.Scope;
import dev.waymark.crawl.frontier.UrlDiscovery;
import dev.waymark.crawl.frontier.UrlLedger;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one crawl of a site.
 *
 * <p>The crawl is deterministic: the same site gives the same pages in the same order, however long each response takes. Requests are
 * queued in the order in which their addresses were chosen, results are applied in that order, and the next address is chosen only
 * after a result was applied. So each choice depends on earlier results, never on the clock. The queue is longer than the number of
 * workers, so one slow response at its head does not block the others.
 */
final class CrawlLoop {

    private static final int LONGEST_LINE = 16;
    /** How soon a watcher who wants us to stop is heard. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Budget budget;
    private final CrawlListener watcher;
    private final FetchWorkers crew;
    private final Revisit revisit;
    private final CrawlLimits limits;
    private final UrlLedger ledger;
    private final Scope scope;
    private final UrlDiscovery survey;
    private final OutcomeHandler intake;
    private final AttachmentPhase documents;
    private final Deque<Turn> line = new ArrayDeque<>();
    private @Nullable End end;

    CrawlLoop(
            Url start,
            Budget budget,
            Clock clock,
            CrawlListener watcher,
            RobotsCache robots,
            FetchWorkers crew,
            Revisit revisit) {
        this.budget = budget;
        this.watcher = watcher;
        this.revisit = revisit;
        this.crew = crew;
        this.limits = new CrawlLimits(budget, clock);
        this.ledger = new UrlLedger(watcher::recorded);
        this.scope = new Scope(start);
        this.survey = new UrlDiscovery(start, scope, budget, ledger);
        this.intake = new OutcomeHandler(
                scope, survey, new PageSelector(scope, survey, ledger, budget), ledger, limits, robots, this::tell);
        this.documents = new AttachmentPhase(
                scope,
                ledger,
                limits,
                crew,
                revisit,
                url -> watcher.fetching(url, intake.pages().size(), known()));
    }

    Crawl run() {
        try {
            choose();
            while (!line.isEmpty() && goesOn()) {
                listen();
                takeOver();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = End.CANCELLED;
        }
        return result();
    }

    /** The language of the site and the folders of others, as far as the crawl has heard of them. */
    Languages languages() {
        return scope.languages();
    }

    Duration timeLeft() {
        return limits.timeLeft();
    }

    private boolean goesOn() {
        if (end == null) {
            end = watcher.stopped() ? End.CANCELLED : limits.reached().orElse(null);
        }
        return end == null && intake.room() > 0;
    }

    private void listen() throws InterruptedException {
        Duration left = limits.timeLeft();
        Runnable news = crew.next(left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
        if (news != null) {
            news.run();
        }
    }

    /** Lines up the best addresses, never more pages than may still be read. */
    private void choose() {
        while (line.size() < LONGEST_LINE
                && !waitsForSitemap()
                && pagesInLine() * intake.nextCounts() < intake.room()) {
            Optional<Candidate> next = survey.next();
            if (next.isEmpty()) {
                return;
            }
            Turn turn = new Turn(next.get());
            line.add(turn);
            crew.send(turn.candidate, () -> announce(turn.candidate), visited -> turn.visited = visited);
        }
    }

    /** Where dates of the sitemaps decide what is asked for, nothing is chosen before those are read. */
    private boolean waitsForSitemap() {
        return revisit.waitsForSitemaps()
                && line.stream()
                        .anyMatch(turn -> turn.candidate.kind() == Kind.START || turn.candidate.kind() == Kind.SITEMAP);
    }

    private long pagesInLine() {
        return line.stream().filter(turn -> turn.candidate.counts()).count();
    }

    private void announce(Candidate candidate) {
        if (candidate.counts()) {
            watcher.fetching(candidate.url(), intake.pages().size(), known());
        }
    }

    private void tell(Page page) {
        watcher.read(page, intake.pages().size(), known());
    }

    private int known() {
        return intake.pages().size() + survey.waiting() + line.size();
    }

    private void takeOver() throws InterruptedException {
        Turn first = line.peek();
        while (first != null && first.visited != null && goesOn()) {
            line.remove();
            intake.handle(first.candidate, first.visited);
            if (goesOn()) {
                choose();
            }
            first = line.peek();
        }
    }

    private Crawl result() {
        boolean left = settleLeft();
        List<Page> pages = List.copyOf(intake.pages());
        List<Attachment> attachments =
                pages.isEmpty() || end != null || !budget.documents() ? List.of() : attachments(pages);
        End why = end == null ? end(left) : end;
        return new Crawl(
                scope.site(), pages, attachments, List.copyOf(ledger.close()), why, pages.isEmpty() ? problem() : "");
    }

    private List<Attachment> attachments(List<Page> pages) {
        crew.clear();
        try {
            return documents.read(
                    pages, () -> !isCancelled() && limits.reached().isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = End.CANCELLED;
            return List.of();
        }
    }

    private boolean isCancelled() {
        end = watcher.stopped() ? End.CANCELLED : end;
        return end != null;
    }

    /** Why there is no page: what the start page is, unless pages were found that ask not to be indexed. */
    private String problem() {
        if (ledger.has(Reason.NOINDEX)) {
            return FailureText.of(Reason.NOINDEX);
        }
        return intake.problem().isEmpty() ? FailureText.nothing() : intake.problem();
    }

    private End end(boolean left) {
        if (left) {
            return End.PAGE_LIMIT;
        }
        if (survey.overflowed()) {
            return End.SIZE_LIMIT;
        }
        if (ledger.leaves(Reason.LIMIT)) {
            return End.DEPTH_LIMIT;
        }
        return intake.pages().isEmpty() ? End.GAVE_UP : End.COMPLETE;
    }

    /** Whether anything known was left unread because the crawl stopped. */
    private boolean settleLeft() {
        boolean left = dropLeft();
        intake.takeWaiting();
        return dropLeft() || left;
    }

    private boolean dropLeft() {
        List<Candidate> unread =
                new ArrayList<>(line.stream().map(turn -> turn.candidate).toList());
        unread.addAll(survey.left());
        unread.stream()
                .filter(Candidate::counts)
                .forEach(candidate -> ledger.drop(candidate.key(), Reason.LIMIT, Message.NONE));
        return unread.stream().anyMatch(candidate -> candidate.kind() != Kind.PROBE);
    }

    /** An address in the line, and what came of it once that is known. */
    private static final class Turn {
        private final Candidate candidate;
        private @Nullable FetchOutcome visited;

        Turn(Candidate candidate) {
            this.candidate = candidate;
        }
    }
}
