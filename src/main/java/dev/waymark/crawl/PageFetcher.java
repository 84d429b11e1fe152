package dev.waymark.crawl;

import dev.waymark.attachment.AttachmentReader;
import dev.waymark.crawl.FetchOutcome.Attached;
import dev.waymark.crawl.FetchOutcome.Content;
import dev.waymark.crawl.FetchOutcome.Failed;
import dev.waymark.crawl.FetchOutcome.Listing;
import dev.waymark.crawl.FetchOutcome.Moved;
import dev.waymark.crawl.FetchOutcome.SentAway;
import dev.waymark.crawl.frontier.Candidate;
import dev.waymark.crawl.frontier.Candidate.Kind;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.crawl.sitemap.Sitemap;
import dev.waymark.extract.PageReader;
import dev.waymark.extract.PageReading;
import dev.waymark.extract.Refresh;
import dev.waymark.extract.Verdict;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Validators;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Page;
import dev.waymark.politeness.BotWalls;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.robots.Robots;
import dev.waymark.robots.RobotsCache;
import dev.waymark.robots.RobotsTag;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Fetches one address if its robots rules allow it, and parses the response. Used by several threads. */
final class PageFetcher {

    private static final int NOT_MODIFIED = 304;
    private static final int MAX_KEPT_BYTES = 8 * 1024 * 1024;

    private final PoliteFetcher fetcher;
    private final RobotsCache robots;
    private final Map<Url, Page> stored;
    private final Revisit revisit;
    private final boolean includesNoindex;
    private final AttachmentReader attachments;
    private final ShellRendering rendering;
    private final PageReader reader = new PageReader();
    /** Documents that came in answer to requests for pages: if one of them matters, it need not be asked for again. */
    private final Map<Url, FetchResponse> documents = new ConcurrentHashMap<>();

    private final AtomicInteger keptBytes = new AtomicInteger();

    /**
     * @param stored what was read before and is not asked for again
     * @param revisit what an earlier crawl left
     * @param includesNoindex whether pages are kept that ask not to be indexed
     */
    PageFetcher(
            PoliteFetcher fetcher,
            RobotsCache robots,
            Map<Url, Page> stored,
            Revisit revisit,
            boolean includesNoindex,
            AttachmentReader attachments,
            ShellRendering rendering) {
        this.includesNoindex = includesNoindex;
        this.fetcher = fetcher;
        this.robots = robots;
        this.stored = stored;
        this.revisit = revisit;
        this.attachments = attachments;
        this.rendering = rendering;
    }

    /** @param announce called when the request is about to start */
    FetchOutcome visit(Candidate candidate, Runnable announce) throws InterruptedException {
        Robots rules = robots.of(candidate.url());
        if (!rules.allows(candidate.url())) {
            return rules.closed().map(Failed::of).orElse(new Failed(Reason.ROBOTS, Message.NONE, 0, 0));
        }
        FetchResponse document = candidate.kind() == Kind.ATTACHMENT ? documents.remove(candidate.key()) : null;
        if (document != null) {
            return attachment(document);
        }
        Page page = stored.get(candidate.url());
        if (page != null) {
            return held(page);
        }
        Optional<Page> current = revisit.current(candidate.url());
        if (current.isPresent()) {
            return held(current.get());
        }
        announce.run();
        return read(
                candidate,
                fetcher.fetch(
                        candidate.url(),
                        purpose(candidate.kind()),
                        rules.delay(),
                        revisit.validators(candidate.url())));
    }

    /** A page that was not sent now. */
    private static Content held(Page page) {
        return new Content(page, ContentHash.hash(page), false, page.nofollow(), true, Message.NONE, Message.NONE, 0);
    }

    private static FetchPurpose purpose(Kind kind) {
        return switch (kind) {
            case SITEMAP -> FetchPurpose.SITEMAP;
            case ATTACHMENT -> FetchPurpose.ATTACHMENT;
            case START, PROBE, PAGE -> FetchPurpose.PAGE;
        };
    }

    private FetchOutcome read(Candidate candidate, FetchResult fetched) throws InterruptedException {
        if (fetched instanceof FetchFailure skip) {
            return Failed.of(skip.reason());
        }
        FetchResponse answer = (FetchResponse) fetched;
        int size = answer.body().length;
        if (answer.status() == NOT_MODIFIED) {
            Optional<Page> page = revisit.notModified(candidate.url());
            if (page.isPresent()) {
                return held(page.get());
            }
        }
        Optional<Url> target = answer.redirect();
        if (target.isPresent()) {
            return new Moved(target.get(), answer.header("set-cookie").isPresent(), size);
        }
        if (fetcher.wait(answer)
                .filter(wait -> wait.compareTo(PoliteFetcher.LONGEST_WAIT) > 0)
                .isPresent()) {
            return new SentAway(Message.of("ledger.failure.wait", answer.status()), size);
        }
        if (BotWalls.challenges(answer) || BotWalls.wantsLogin(answer)) {
            return new Failed(Reason.WALL, FetchOutcome.answered(answer.status()), answer.status(), size);
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            return new Failed(Reason.FAILED, FetchOutcome.answered(answer.status()), answer.status(), size);
        }
        return switch (candidate.kind()) {
            case SITEMAP -> listing(Sitemap.read(answer.url(), answer.body()), size);
            case ATTACHMENT -> attachment(answer);
            case START, PROBE, PAGE -> content(candidate, answer);
        };
    }

    private Listing listing(Sitemap sitemap, int size) {
        revisit.list(sitemap);
        return new Listing(sitemap, size);
    }

    private FetchOutcome attachment(FetchResponse answer) {
        int size = answer.body().length;
        List<String> rules = headerRules(answer);
        if (!includesNoindex && (rules.contains("noindex") || rules.contains("none"))) {
            return new Failed(Reason.NOINDEX, Message.NONE, answer.status(), size);
        }
        return attachments
                .read(answer.body())
                .<FetchOutcome>map(facts -> new Attached(facts, size))
                .orElseGet(() ->
                        new Failed(Reason.NOT_HTML, Message.of("ledger.failure.document"), answer.status(), size));
    }

    private FetchOutcome content(Candidate candidate, FetchResponse answer) throws InterruptedException {
        String type = answer.header("content-type").orElse("");
        int size = answer.body().length;
        if (!PageReader.isPage(answer.mediaType(), answer.body())) {
            String mediaType = PageReader.isPdf(answer.body()) ? Format.PDF.mediaType() : answer.mediaType();
            if (Format.of(mediaType).isPresent()) {
                keep(candidate, answer);
            }
            return new Failed(Reason.NOT_HTML, Message.verbatim(mediaType), answer.status(), size);
        }
        PageReading reading = reader.inspect(answer.url(), answer.body(), type);
        Optional<Url> target = forward(candidate, answer, reading);
        if (target.isPresent()) {
            return new Moved(target.get(), false, size);
        }
        String builder = candidate.kind() == Kind.START ? builder(answer) : "";
        return rendering.wants(reading)
                ? rendered(candidate, answer, reading, builder)
                : content(answer, reading, builder, Message.NONE, size);
    }

    private FetchOutcome rendered(Candidate candidate, FetchResponse answer, PageReading shell, String builder)
            throws InterruptedException {
        int size = answer.body().length;
        PageRenderer.Outcome outcome = rendering.render(answer);
        if (outcome instanceof PageRenderer.Outcome.Forwarded forwarded) {
            return new Moved(forwarded.target(), false, size);
        }
        if (outcome instanceof PageRenderer.Outcome.GivenUp givenUp) {
            return content(answer, shell, builder, givenUp.why(), size);
        }
        PageRenderer.Outcome.Rendered page = (PageRenderer.Outcome.Rendered) outcome;
        PageReading reading = reader.inspect(answer.url(), page.html(), "text/html; charset=utf-8");
        int all = (int) Math.min(Integer.MAX_VALUE, size + page.bytes());
        if (!rendering.gains(shell, reading)) {
            return content(answer, shell, builder, Message.of("render.nothing"), all);
        }
        Optional<Url> target = forward(candidate, answer, reading);
        return target.isPresent()
                ? new Moved(target.get(), false, all)
                : content(
                        answer,
                        reading.with(
                                new Page.Rendering(page.requests(), page.took().toMillis())),
                        builder,
                        Message.NONE,
                        all);
    }

    private static String builder(FetchResponse answer) {
        return PageReader.builder(
                answer.url(), answer.body(), answer.header("content-type").orElse(""), answer.headers());
    }

    private void keep(Candidate candidate, FetchResponse document) {
        boolean whole = !document.truncated();
        if (whole && keptBytes.addAndGet(document.body().length) <= MAX_KEPT_BYTES) {
            documents.put(candidate.key(), document);
        }
    }

    /** Where visitors are sent at once: by the header, by the page, or from a page that only asks for their language. */
    private static Optional<Url> forward(Candidate candidate, FetchResponse answer, PageReading reading) {
        return answer.header("refresh")
                .flatMap(value -> Refresh.parse(value, answer.url()))
                .map(Refresh::target)
                .or(reading::forward)
                .or(() -> candidate.kind() == Kind.START ? LanguageGateway.target(reading.page()) : Optional.empty());
    }

    private Content content(FetchResponse answer, PageReading reading, String builder, Message vain, int size) {
        Page page = builder.isEmpty()
                ? reading.page()
                : reading.page().but().builder(builder).build();
        List<String> rules = headerRules(answer);
        boolean none = rules.contains("none");
        boolean noindex = page.noindex() || none || rules.contains("noindex");
        Page kept = noindex && includesNoindex ? page.indexable() : page;
        if (page.rendering() == null) { // a shell stays the same whatever its scripts say
            revisit.answered(answer.url(), Validators.of(answer));
        }
        return new Content(
                kept,
                ContentHash.hash(page),
                noindex && !includesNoindex,
                page.nofollow() || none || rules.contains("nofollow"),
                false,
                reading.verdict().is() == Verdict.Is.PAGE
                        ? Message.NONE
                        : reading.verdict().evidence(),
                vain,
                size);
    }

    /** The directives of X-Robots-Tag that are for everybody or for us. */
    private static List<String> headerRules(FetchResponse answer) {
        return answer.headers().getOrDefault("x-robots-tag", List.of()).stream()
                .flatMap(line -> RobotsTag.rules(line).stream())
                .toList();
    }
}
