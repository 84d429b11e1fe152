package dev.waymark.probe;

import dev.waymark.crawl.UrlChecker;
import dev.waymark.crawl.UrlChecker.Sighting;
import dev.waymark.crawl.UrlChecker.State;
import dev.waymark.document.ParsedFile;
import dev.waymark.document.ParsedFile.Item;
import dev.waymark.document.Problem;
import dev.waymark.document.Rule;
import dev.waymark.extract.LinkRelation;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks the web what the text of a file does not tell, with the crawler's fetcher, its manners and its limits. */
public final class LiveChecks {

    private static final int AT_ONCE = 4;
    private static final int TWINS_ASKED_FOR = 3;
    private static final Set<String> MARKDOWN = Set.of("text/markdown", "text/x-markdown", "text/plain");

    private final Fetcher fetcher;
    private final HostLimiter gate;
    private final Clock clock;

    public LiveChecks(Fetcher fetcher, HostLimiter gate, Clock clock) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * What came of following links.
     *
     * @param problems by the lines of the file
     * @param checked how many links were followed
     * @param left how many were not, for want of time
     */
    public record Links(List<Problem> problems, int checked, int left) {}

    /**
     * Gets the file at an address; of a site's root the {@code /llms.txt} there.
     *
     * @throws Unreadable with the reason in words
     */
    public PublishedFile file(Url asked) throws Unreadable {
        Url url = asked.path().equals("/") ? asked.at("/llms.txt") : asked;
        Sighting seen = seen(url);
        return PublishedFile.of(seen.answer().orElseThrow(() -> Unreadable.of(seen)));
    }

    private Sighting seen(Url url) throws Unreadable {
        try {
            return check().file(url);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Message.of("probe.stopped"));
        }
    }

    /**
     * Follows the links of a file.
     *
     * @param at where the file is, for relative addresses
     * @param wanted which addresses to ask for; others are known to be well
     * @param most how many links are followed
     * @param time after which what is still under way is given up
     */
    public Links links(ParsedFile parsed, Optional<Url> at, Predicate<Url> wanted, int most, Duration time) {
        return follow(Route.of(parsed, at, wanted, most), time);
    }

    /**
     * The links of a file that are to be followed, which is all that need be kept of it meanwhile.
     *
     * @param others how many links there are beside them
     */
    public record Route(List<Stop> stops, int others) {

        /** An item and its address. */
        record Stop(Item item, Url url) {}

        /** See {@link LiveChecks#links}. */
        public static Route of(ParsedFile parsed, Optional<Url> at, Predicate<Url> wanted, int most) {
            List<Stop> stops = new ArrayList<>();
            int others = 0;
            for (Item item : parsed.items()) {
                Optional<Url> url = item.url()
                        .or(() -> at.flatMap(base -> base.link(item.target())))
                        .filter(wanted);
                if (url.isPresent() && stops.size() < most) {
                    stops.add(new Stop(item, url.get()));
                } else if (url.isPresent()) {
                    others++;
                }
            }
            return new Route(List.copyOf(stops), others);
        }
    }

    /** Follows the links of a route. */
    public Links follow(Route route, Duration time) {
        UrlChecker check = check();
        List<Callable<List<Problem>>> visits = new ArrayList<>();
        for (Route.Stop stop : route.stops()) {
            boolean asksForTwin = visits.size() < TWINS_ASKED_FOR;
            visits.add(() -> problems(check, stop.item(), stop.url(), asksForTwin));
        }
        List<List<Problem>> answered = together(visits, time);
        return new Links(
                answered.stream().flatMap(List::stream).toList(),
                answered.size(),
                route.stops().size() + route.others() - answered.size());
    }

    private static List<Problem> problems(UrlChecker check, Item item, Url url, boolean asksForTwin)
            throws InterruptedException {
        Sighting seen = check.page(url);
        List<Problem> problems = new ArrayList<>();
        if (seen.state() == State.DEAD || seen.state() == State.ENDLESS) {
            problems.add(Rule.DEAD_URL.at(item.line(), url.toString(), seen.detail()));
        } else if (seen.state() == State.DISALLOWED) {
            problems.add(Rule.DISALLOWED_URL.at(item.line(), seen.end().toString()));
        } else if (!seen.end().equals(url)) {
            problems.add(Rule.REDIRECTING_URL.at(item.line(), url.toString()));
        }
        if (seen.noindex()) {
            problems.add(Rule.NOINDEX_URL.at(item.line(), url.toString()));
        }
        if (seen.answer().isPresent()) {
            twin(check, seen.answer().get(), asksForTwin)
                    .ifPresent(twin -> problems.add(Rule.TWIN_NOT_LINKED.at(item.line(), twin.toString())));
        }
        return problems;
    }

    /** The Markdown version of a page: the one that it names, or, when that is asked for, the one that is beside it. */
    private static Optional<Url> twin(UrlChecker check, FetchResponse page, boolean asks) throws InterruptedException {
        if (!page.mediaType().endsWith("html")) {
            return Optional.empty();
        }
        Optional<Url> named = relations(page).stream()
                .filter(relation ->
                        relation.rel().equals("alternate") && relation.type().equals("text/markdown"))
                .map(LinkRelation::url)
                .findFirst();
        if (named.isPresent() || !asks) {
            return named;
        }
        String path = page.url().path();
        Sighting beside = check.file(page.url().at(path + (path.endsWith("/") ? "index.html.md" : ".md")));
        return beside.answer()
                .filter(answer -> MARKDOWN.contains(answer.mediaType()))
                .map(FetchResponse::url);
    }

    /** Whether the home page points to the file, and whether the site has a sitemap. */
    public Discovery discovery(Url site) {
        try {
            UrlChecker check = check();
            Sighting home = check.page(site.at("/"));
            boolean sitemap = check.namesSitemap(site)
                    || check.file(site.at("/sitemap.xml"))
                            .answer()
                            .filter(answer -> answer.mediaType().contains("xml"))
                            .isPresent();
            boolean described = home.answer().map(LiveChecks::relations).orElse(List.of()).stream()
                    .anyMatch(LiveChecks::pointsToTheFile);
            return new Discovery(home.answer().isPresent(), described, sitemap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Discovery(false, false, false);
        }
    }

    /**
     * How a site leads to its file.
     *
     * @param seen whether the home page could be read at all
     * @param described whether it points to its llms.txt
     * @param sitemap whether there is a {@code /sitemap.xml}, or its robots.txt names another
     */
    public record Discovery(boolean seen, boolean described, boolean sitemap) {

        public List<Problem> problems() {
            return seen && !described ? List.of(Rule.NOT_DISCOVERABLE.at(0)) : List.of();
        }
    }

    static boolean pointsToTheFile(LinkRelation relation) {
        boolean file = relation.url().path().endsWith("/llms.txt");
        return (relation.rel().equals("describedby") && file) || (relation.rel().equals("alternate") && file);
    }

    private static List<LinkRelation> relations(FetchResponse answer) {
        String type = answer.header("content-type").orElse("");
        return Stream.concat(
                        LinkRelation.in(answer.url(), answer.body(), type).stream(),
                        LinkRelation.in(answer.url(), answer.headers().getOrDefault("link", List.of())).stream())
                .toList();
    }

    /** What came of the calls that ended in time, in their order. */
    private static <T> List<T> together(List<Callable<T>> calls, Duration time) {
        return inTime(calls, time).stream().flatMap(Optional::stream).toList();
    }

    /** What came of each call; empty when it did not end in time. */
    static <T> List<Optional<T>> inTime(List<Callable<T>> calls, Duration time) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Optional<T>> done = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls, time.toMillis(), TimeUnit.MILLISECONDS)) {
                done.add(outcome(call));
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Collections.nCopies(calls.size(), Optional.empty());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Optional<T> outcome(Future<T> call) throws InterruptedException {
        try {
            return Optional.of(call.get());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check never fails for what it meets", e.getCause());
        }
    }

    private UrlChecker check() {
        return new UrlChecker(fetcher, gate, clock);
    }
}
