package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.FetchOutcome.Listing;
import dev.waymark.crawl.FetchOutcome.Moved;
import dev.waymark.crawl.FetchOutcome.SentAway;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.frontier.Scope;
import dev.waymark.crawl.frontier.UrlDiscovery;
import dev.waymark.crawl.frontier.UrlLedger;
import dev.waymark.crawl.sitemap.Sitemap;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Page;
import dev.waymark.robots.RobotsCache;
import dev.waymark.url.Url;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Applies the outcome of each fetch: stores the page, records the failure, or follows the redirect. */
final class OutcomeHandler {

    private static final int MOST_REDIRECTS = 5;

    private final Scope scope;
    private final UrlDiscovery survey;
    private final PageSelector reading;
    private final UrlLedger ledger;
    private final CrawlLimits limits;
    private final RobotsCache robots;
    private final Consumer<Page> reader;
    /** The redirects that set a cookie, by what they lead to: it may lead back, and then they are asked again. */
    private final Map<Url, Candidate> detours = new HashMap<>();

    private String problem = "";

    /** @param reader told of each page that is kept and was not read by an earlier attempt */
    OutcomeHandler(
            Scope scope,
            UrlDiscovery survey,
            PageSelector reading,
            UrlLedger ledger,
            CrawlLimits limits,
            RobotsCache robots,
            Consumer<Page> reader) {
        this.scope = scope;
        this.survey = survey;
        this.reading = reading;
        this.ledger = ledger;
        this.limits = limits;
        this.robots = robots;
        this.reader = reader;
    }

    List<Page> pages() {
        return reading.pages();
    }

    /** How many pages may still be read; none when the next one would be too much. */
    int room() {
        int room = limits.room(reading.used());
        return room < reading.nextCounts() ? 0 : room;
    }

    /** How many of that the next page is likely to take. */
    int nextCounts() {
        return reading.nextCounts();
    }

    /** Why the start page could not be used, in words. */
    String problem() {
        return problem;
    }

    void handle(Candidate candidate, FetchOutcome visited) throws InterruptedException {
        limits.received(visited.size());
        if (endsDetour(candidate, visited)) {
            return;
        }
        if (visited instanceof Moved moved) {
            move(candidate, moved);
        } else if (visited instanceof Listing listing) {
            list(candidate, listing.sitemap());
        } else if (visited instanceof Content content) {
            read(candidate, content);
        } else if (visited instanceof Failed failed) {
            fail(candidate, failed);
        } else if (visited instanceof SentAway sentAway) {
            giveUp(candidate, sentAway);
        }
        takeReleased(candidate.key());
    }

    /** Whether this was only the way to a cookie and back; the page where it began is asked for again. */
    private boolean endsDetour(Candidate candidate, FetchOutcome visited) {
        Candidate first = detours.remove(candidate.key());
        if (first == null) {
            return false;
        }
        boolean back = visited instanceof Moved moved
                && scope.canonical(moved.target()).equals(first.key());
        if (back && candidate.hops() < MOST_REDIRECTS) {
            drop(candidate, Reason.REDIRECT, Message.verbatim(first.key().toString()));
            survey.addAgain(first.after(candidate));
            return true;
        }
        drop(first, Reason.REDIRECT, Message.verbatim(candidate.key().toString()));
        return false;
    }

    private void list(Candidate candidate, Sitemap sitemap) {
        survey.addListed(sitemap, candidate);
        if (sitemap.broken() > 0) {
            Message detail = Message.of("ledger.sitemap", sitemap.broken());
            ledger.refuse(candidate.key(), Reason.NOT_HTML, detail);
        }
    }

    private void move(Candidate from, Moved moved) {
        if (from.kind() == Kind.PROBE) {
            return;
        }
        if (from.hops() == MOST_REDIRECTS) {
            problem = from.kind() == Kind.START ? FailureText.tooManyRedirects().toString() : problem;
            drop(from, Reason.FAILED, Message.of("ledger.redirects", MOST_REDIRECTS));
            return;
        }
        if (from.kind() == Kind.START) {
            scope.startMoved(moved.target());
        }
        Url target = scope.canonical(moved.target());
        if (moved.setsCookie() && !target.equals(from.key()) && survey.addRedirect(from, moved.target())) {
            detours.put(target, from);
            return;
        }
        if (!target.equals(from.key())) {
            drop(from, Reason.REDIRECT, Message.verbatim(moved.target().toString()));
        }
        survey.addRedirect(from, moved.target());
    }

    private void fail(Candidate candidate, Failed failed) {
        if (candidate.kind() == Kind.PAGE
                && failed.reason() == Reason.NOT_HTML
                && Format.of(failed.detail().toString()).isPresent()) {
            ledger.setAside(candidate.key(), failed.reason(), failed.detail());
            limits.visited();
            return;
        }
        drop(candidate, failed.reason(), failed.detail());
        if (candidate.counts() && failed.isOfHost()) {
            limits.failed();
        }
        if (candidate.kind() == Kind.START) {
            problem = FailureText.of(failed);
        }
    }

    private void giveUp(Candidate candidate, SentAway sentAway) {
        drop(candidate, Reason.FAILED, sentAway.detail());
        problem = FailureText.sentAway(sentAway.detail()).toString();
        limits.sentAway();
    }

    private void drop(Candidate candidate, Reason reason, Message detail) {
        if (candidate.counts()) {
            ledger.drop(candidate.key(), reason, detail);
        }
        if (candidate.counts() && reason != Reason.ROBOTS) {
            limits.visited();
        }
    }

    private void read(Candidate candidate, Content content) throws InterruptedException {
        if (candidate.kind() == Kind.PROBE) {
            reading.learnMissing(content);
            return;
        }
        if (candidate.kind() == Kind.START) {
            start(content.page());
        }
        limits.visited();
        select(candidate, content);
    }

    private void start(Page page) throws InterruptedException {
        Url url = page.url();
        scope.startRead(page);
        List<Url> named = robots.of(url).sitemaps().stream()
                .flatMap(text -> url.link(text).stream())
                .toList();
        List<Url> sitemaps = named.isEmpty() ? List.of(url.at("/sitemap.xml")) : named;
        sitemaps.forEach(survey::addNamedSitemap);
        survey.addProbe(SoftNotFound.probe(scope.site()));
    }

    private void select(Candidate candidate, Content content) {
        reading.select(candidate, content).ifPresent(reason -> {
            limits.record(reason);
            if (candidate.kind() == Kind.START) {
                problem = FailureText.of(reason, content.vain());
            }
            if (reason == Reason.NONE && !content.stored()) {
                reader.accept(content.page());
            }
        });
    }

    /** What became of an address settles the pages that named it as theirs, and so on. */
    private void takeReleased(Url settled) {
        Deque<Url> addresses = new ArrayDeque<>(List.of(settled));
        for (Url next = addresses.poll(); next != null; next = addresses.poll()) {
            if (ledger.has(next)) {
                for (DeferredPages.Waiting page : reading.release(next)) {
                    select(page.candidate(), page.content());
                    addresses.add(page.candidate().key());
                }
            }
        }
    }

    /** Takes the pages whose own address nobody will ask for any more. */
    void takeWaiting() {
        detours.forEach((target, first) -> drop(first, Reason.REDIRECT, Message.verbatim(target.toString())));
        detours.clear();
        reading.releaseAll().forEach(page -> select(page.candidate(), page.content()));
        reading.releaseAll().forEach(page -> ledger.drop(page.candidate().key(), Reason.LIMIT, Message.NONE));
    }
}
