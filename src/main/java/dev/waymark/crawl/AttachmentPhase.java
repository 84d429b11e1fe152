package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Attached;
import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.FetchOutcome.Moved;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.Scope;
import dev.waymark.crawl.frontier.UrlLedger;
import dev.waymark.page.Attachment;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The last part of a crawl: asks for the documents that matter. They count as no pages. Two are asked for at a time, since each may be
 * large.
 */
final class AttachmentPhase {

    private static final int MAX_IN_FLIGHT = 2;
    private static final int MAX_REDIRECTS = 3;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Scope scope;
    private final UrlLedger ledger;
    private final CrawlLimits limits;
    private final FetchWorkers crew;
    private final Revisit revisit;
    private final Consumer<Url> announce;
    private final Map<Url, Attachment> read = new HashMap<>();
    private int inFlight;

    /** @param announce told of each document before it is asked for */
    AttachmentPhase(
            Scope scope,
            UrlLedger ledger,
            CrawlLimits limits,
            FetchWorkers crew,
            Revisit revisit,
            Consumer<Url> announce) {
        this.revisit = revisit;
        this.scope = scope;
        this.ledger = ledger;
        this.limits = limits;
        this.crew = crew;
        this.announce = announce;
    }

    /**
     * The documents that could be read, the best first.
     *
     * @param goesOn asked between requests
     */
    List<Attachment> read(List<Page> pages, BooleanSupplier goesOn) throws InterruptedException {
        List<AttachmentLink> best = AttachmentLinks.best(pages, scope, ledger);
        Deque<AttachmentLink> waiting = new ArrayDeque<>(best);
        while ((!waiting.isEmpty() || inFlight > 0) && goesOn.getAsBoolean()) {
            while (inFlight < MAX_IN_FLIGHT && !waiting.isEmpty()) {
                AttachmentLink next = waiting.remove();
                revisit.attachment(next.url())
                        .ifPresentOrElse(
                                this::take,
                                () -> send(next, new Candidate(next.url(), next.url(), Kind.ATTACHMENT, 0, 0, 0, 0)));
            }
            Runnable news = inFlight == 0 ? null : crew.next(PATIENCE);
            if (news != null) {
                news.run();
            }
        }
        return best.stream()
                .map(link -> read.get(link.url()))
                .filter(Objects::nonNull)
                .toList();
    }

    private void send(AttachmentLink link, Candidate candidate) {
        inFlight++;
        crew.send(candidate, () -> announce.accept(candidate.url()), outcome -> {
            inFlight--;
            limits.received(outcome.size());
            handle(link, candidate, outcome);
        });
    }

    private void handle(AttachmentLink link, Candidate candidate, FetchOutcome outcome) {
        if (outcome instanceof Attached attached) {
            take(link.with(attached.facts(), attached.size()));
        } else if (outcome instanceof Moved moved && candidate.hops() < MAX_REDIRECTS) {
            follow(link, candidate, moved.target());
        } else if (outcome instanceof Failed failed) {
            ledger.drop(link.url(), failed.reason(), failed.detail());
        }
    }

    private void take(Attachment attachment) {
        read.put(attachment.url(), attachment);
        ledger.attach(attachment);
    }

    private void follow(AttachmentLink link, Candidate candidate, Url target) {
        if (scope.site().sameHost(target)) {
            send(link, candidate.movedTo(target, scope.canonical(target)));
        }
    }
}
