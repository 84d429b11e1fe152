package dev.waymark.crawl;

import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.FetchOutcome.Moved;
import dev.waymark.crawl.FetchOutcome.SentAway;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.util.Optional;

/**
 * What a crawl begins with.
 *
 * @param url where the way from the start address ends, after redirects
 * @param title what the page calls itself, as it says it; empty when it was not read
 * @param problem why the page is of no use to a crawl; empty when it is
 * @param endsCrawl whether nothing else could be read either, so that a crawl would fail now
 */
public record StartPage(Url url, String title, Optional<Message> problem, boolean endsCrawl) {

    private static final int MAX_REDIRECTS = 5;

    /** @param renders whether a crawl would have a browser for pages that need one */
    static StartPage find(Url start, PageFetcher fetcher, boolean renders) throws InterruptedException {
        Url url = start;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            FetchOutcome outcome = fetcher.visit(new Candidate(url, url, Kind.START, 0, 0, redirects, 0), () -> {});
            if (!(outcome instanceof Moved moved)) {
                return of(url, outcome, renders);
            }
            url = moved.target();
        }
        return ending(url, FailureText.tooManyRedirects());
    }

    private static StartPage of(Url url, FetchOutcome outcome, boolean renders) {
        if (outcome instanceof Content content) {
            Reason reason = PageSelector.ofItself(content);
            Optional<Message> problem =
                    renders && reason == Reason.NEEDS_JAVASCRIPT ? Optional.empty() : FailureText.message(reason);
            return new StartPage(url, content.page().title(), problem, reason == Reason.NOINDEX);
        }
        if (outcome instanceof Failed failed) {
            return new StartPage(url, "", Optional.of(FailureText.message(failed)), !failed.isRefusal());
        }
        if (outcome instanceof SentAway sentAway) {
            return ending(url, FailureText.sentAway(sentAway.detail()));
        }
        throw new IllegalStateException(
                "a start page is no " + outcome.getClass().getSimpleName());
    }

    private static StartPage ending(Url url, Message problem) {
        return new StartPage(url, "", Optional.of(problem), true);
    }
}
