package dev.waymark.probe;

import dev.waymark.crawl.UrlChecker;
import dev.waymark.crawl.UrlChecker.Sighting;
import dev.waymark.extract.LinkRelation;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.Fetcher;
import dev.waymark.message.Message;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.probe.PublicationStatus.Signs;
import dev.waymark.probe.PublicationStatus.State;
import dev.waymark.url.Url;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Looks whether a site shows its llms.txt, and what leads there: with the crawler's fetcher, its manners and its limits. */
public final class PublicationCheck {

    private static final Duration TIME = Duration.ofSeconds(15);

    private final Fetcher fetcher;
    private final HostLimiter gate;
    private final Clock clock;

    /** @param gate shared with all crawls of a server */
    public PublicationCheck(Fetcher fetcher, HostLimiter gate, Clock clock) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
    }

    /** Asks for the file, the home page, the sitemap and robots.txt: fifteen seconds at most. */
    public PublicationStatus check(Url place) {
        UrlChecker check = new UrlChecker(fetcher, gate, clock);
        List<Callable<Sighting>> looks = List.of(
                () -> check.file(place), () -> check.file(place.at("/")), () -> check.file(place.at("/sitemap.xml")));
        List<Optional<Sighting>> seen = LiveChecks.inTime(looks, TIME);
        Signs signs = new Signs(link(seen.get(1)), field(seen.get(1)), sitemap(seen.get(2), place));
        return seen.get(0)
                .map(file -> publication(place, file, signs))
                .orElseGet(() -> missing(place, place, Message.of("probe.slow"), signs));
    }

    private static PublicationStatus publication(Url place, Sighting seen, Signs signs) {
        return switch (seen.state()) {
            case ANSWERED -> answered(place, seen.answer().orElseThrow(), signs);
            case DISALLOWED -> missing(place, seen.end(), Message.of("publication.robots"), signs);
            case ENDLESS -> missing(place, seen.end(), Message.of("probe.redirects"), signs);
            case DEAD, UNKNOWN -> missing(place, seen.end(), Message.of("publication.unread", seen.detail()), signs);
        };
    }

    private static PublicationStatus answered(Url place, FetchResponse answer, Signs signs) {
        try {
            PublishedFile file = PublishedFile.of(answer);
            return new PublicationStatus(
                    place, answer.url(), answer.status(), type(answer), Optional.of(file), null, signs);
        } catch (Unreadable e) {
            return new PublicationStatus(
                    place, answer.url(), answer.status(), type(answer), Optional.empty(), e.reason(), signs);
        }
    }

    private static String type(FetchResponse answer) {
        return answer.header("content-type").orElse("");
    }

    private static PublicationStatus missing(Url place, Url end, Message why, Signs signs) {
        return new PublicationStatus(place, end, 0, "", Optional.empty(), why, signs);
    }

    private static State link(Optional<Sighting> home) {
        return state(
                home,
                answer ->
                        LinkRelation.in(
                                        answer.url(),
                                        answer.body(),
                                        answer.header("content-type").orElse(""))
                                .stream()
                                .anyMatch(LiveChecks::pointsToTheFile));
    }

    private static State field(Optional<Sighting> home) {
        return state(
                home, answer -> LinkRelation.in(answer.url(), answer.headers().getOrDefault("link", List.of())).stream()
                        .anyMatch(LiveChecks::pointsToTheFile));
    }

    /** A site without a sitemap is a site whose sitemap does not list it. */
    private static State sitemap(Optional<Sighting> sitemap, Url place) {
        if (sitemap.filter(seen -> seen.state() == UrlChecker.State.DEAD).isPresent()) {
            return State.NO;
        }
        return state(sitemap, answer -> new String(answer.body(), StandardCharsets.UTF_8).contains(place.path() + "<"));
    }

    private static State state(Optional<Sighting> seen, Predicate<FetchResponse> sign) {
        return seen.flatMap(Sighting::answer)
                .map(answer -> sign.test(answer) ? State.YES : State.NO)
                .orElse(State.UNKNOWN);
    }
}
