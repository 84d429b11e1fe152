package dev.waymark.crawl;

import dev.waymark.crawl.Candidate.Kind;
import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.FetchOutcome.Listing;
import dev.waymark.crawl.FetchOutcome.Moved;
import dev.waymark.crawl.FetchOutcome.SentAway;
import dev.waymark.crawl.LedgerEntry.Reason;
import dev.waymark.extract.Page;
import dev.waymark.extract.PageReader;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fetches one address if its robots rules allow it, and parses the response. Used by several threads. */
final class PageFetcher {

    private static final Set<String> READABLE =
            Set.of("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown");

    private final PoliteFetcher fetcher;
    private final RobotsCache robots;
    private final Map<Url, Page> stored;
    private final PageReader reader = new PageReader();

    PageFetcher(PoliteFetcher fetcher, RobotsCache robots, Map<Url, Page> stored) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.stored = stored;
    }

    /** @param announce called when the request is about to start */
    FetchOutcome visit(Candidate candidate, Runnable announce) throws InterruptedException {
        Robots rules = robots.of(candidate.url());
        if (!rules.allows(candidate.url())) {
            return rules.closed().orElse(new Failed(Reason.ROBOTS, "", 0, 0));
        }
        Page page = stored.get(candidate.url());
        if (page != null) {
            return new Content(page, ContentHash.hash(page), false, page.nofollow(), true, 0);
        }
        announce.run();
        FetchPurpose wanted = candidate.kind() == Kind.SITEMAP ? FetchPurpose.SITEMAP : FetchPurpose.PAGE;
        return read(candidate, fetcher.fetch(candidate.url(), wanted, rules.delay()));
    }

    private FetchOutcome read(Candidate candidate, FetchResult fetched) {
        if (fetched instanceof FetchFailure skip) {
            return Failed.of(skip.reason());
        }
        FetchResponse answer = (FetchResponse) fetched;
        int size = answer.body().length;
        Optional<Url> target = answer.redirect();
        if (target.isPresent()) {
            return new Moved(target.get(), size);
        }
        if (fetcher.wait(answer)
                .filter(wait -> wait.compareTo(PoliteFetcher.LONGEST_WAIT) > 0)
                .isPresent()) {
            return new SentAway("answers " + answer.status() + " and asks for a long wait", size);
        }
        if (BotWalls.challenges(answer) || BotWalls.wantsLogin(answer)) {
            return new Failed(Reason.WALL, "answers " + answer.status(), answer.status(), size);
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            return new Failed(Reason.FAILED, "answers " + answer.status(), answer.status(), size);
        }
        return candidate.kind() == Kind.SITEMAP
                ? new Listing(Sitemap.read(answer.url(), answer.body()), size)
                : content(answer);
    }

    private FetchOutcome content(FetchResponse answer) {
        String type = answer.header("content-type").orElse("");
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        int size = answer.body().length;
        if (!name.isEmpty() && !READABLE.contains(name)) {
            return new Failed(Reason.NOT_HTML, name, answer.status(), size);
        }
        Page page = reader.read(answer.url(), answer.body(), type);
        List<String> rules = headerRules(answer);
        boolean none = rules.contains("none");
        return new Content(
                page,
                ContentHash.hash(page),
                page.noindex() || none || rules.contains("noindex"),
                page.nofollow() || none || rules.contains("nofollow"),
                false,
                size);
    }

    /** The directives of X-Robots-Tag that are for everybody or for us. */
    private static List<String> headerRules(FetchResponse answer) {
        return answer.headers().getOrDefault("x-robots-tag", List.of()).stream()
                .flatMap(line -> RobotsTag.rules(line).stream())
                .toList();
    }
}
