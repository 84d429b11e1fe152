package dev.waymark.crawl;

import dev.waymark.crawl.Candidate.Kind;
import dev.waymark.crawl.Entry.Reason;
import dev.waymark.crawl.Visited.Content;
import dev.waymark.crawl.Visited.Failed;
import dev.waymark.crawl.Visited.Listing;
import dev.waymark.crawl.Visited.Moved;
import dev.waymark.crawl.Visited.SentAway;
import dev.waymark.extract.Page;
import dev.waymark.url.Url;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Takes in what came of each address: its page, its failure or where it leads. */
final class Intake {

    private static final int MOST_REDIRECTS = 5;

    private final Scope scope;
    private final Survey survey;
    private final Reading reading;
    private final Ledger ledger;
    private final Limits limits;
    private final RobotsFiles robots;
    private final Consumer<Page> reader;
    private String problem = "";

    /** @param reader told of each page that is kept and was not read by an earlier attempt */
    Intake(
            Scope scope,
            Survey survey,
            Reading reading,
            Ledger ledger,
            Limits limits,
            RobotsFiles robots,
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

    /** Why the start page could not be used, in words. */
    String problem() {
        return problem;
    }

    void take(Candidate candidate, Visited visited) throws InterruptedException {
        limits.received(visited.size());
        if (visited instanceof Moved moved) {
            move(candidate, moved);
        } else if (visited instanceof Listing listing) {
            survey.addListed(listing.sitemap(), candidate.depth());
        } else if (visited instanceof Content content) {
            read(candidate, content);
        } else if (visited instanceof Failed failed) {
            fail(candidate, failed);
        } else if (visited instanceof SentAway sentAway) {
            giveUp(candidate, sentAway);
        }
        takeReleased(candidate.key());
    }

    private void move(Candidate from, Moved moved) {
        if (from.kind() == Kind.PROBE) {
            return;
        }
        if (from.hops() == MOST_REDIRECTS) {
            problem = from.kind() == Kind.START ? Problem.tooManyRedirects() : problem;
            drop(from, Reason.FAILED, "redirects more than 5 times");
            return;
        }
        if (from.kind() == Kind.START) {
            scope.startMoved(moved.target());
        }
        if (!scope.canonical(moved.target()).equals(from.key())) {
            drop(from, Reason.REDIRECT, moved.target().toString());
        }
        survey.addRedirect(from, moved.target());
    }

    private void fail(Candidate candidate, Failed failed) {
        drop(candidate, failed.reason(), failed.detail());
        if (candidate.counts() && failed.isOfHost()) {
            limits.failed();
        }
        if (candidate.kind() == Kind.START) {
            problem = Problem.of(failed);
        }
    }

    private void giveUp(Candidate candidate, SentAway sentAway) {
        drop(candidate, Reason.FAILED, sentAway.detail());
        problem = Problem.sentAway(sentAway.detail());
        limits.sentAway();
    }

    private void drop(Candidate candidate, Reason reason, String detail) {
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
        judge(candidate, content);
    }

    private void start(Page page) throws InterruptedException {
        Url url = page.url();
        scope.startRead(page);
        List<Url> named = robots.of(url).sitemaps().stream()
                .flatMap(text -> url.link(text).stream())
                .toList();
        List<Url> sitemaps = named.isEmpty() ? List.of(url.at("/sitemap.xml")) : named;
        sitemaps.forEach(sitemap -> survey.addSitemap(sitemap, 1));
        survey.addProbe(SoftNotFound.probe(scope.site()));
    }

    private void judge(Candidate candidate, Content content) {
        reading.take(candidate, content).ifPresent(reason -> {
            limits.judged(reason);
            if (candidate.kind() == Kind.START) {
                problem = Problem.of(reason);
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
                for (Standby.Waiting page : reading.release(next)) {
                    judge(page.candidate(), page.content());
                    addresses.add(page.candidate().key());
                }
            }
        }
    }

    /** Takes the pages whose own address nobody will ask for any more. */
    void takeWaiting() {
        reading.releaseAll().forEach(page -> judge(page.candidate(), page.content()));
        reading.releaseAll().forEach(page -> ledger.drop(page.candidate().key(), Reason.LIMIT, ""));
    }
}
