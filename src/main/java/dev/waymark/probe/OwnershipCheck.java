package dev.waymark.probe;

import dev.waymark.extract.Charsets;
import dev.waymark.extract.HeadMeta;
import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.TextRecords;
import dev.waymark.politeness.HostLimiter;
import dev.waymark.politeness.PoliteFetcher;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Looks whether somebody shows that a host is theirs, with the crawler's fetcher, its manners and its limits. Each proof is a text that only
 * who controls the whole host can put where it is looked for. No redirect is followed: what answers elsewhere says nothing of this host.
 *
 * <p>robots.txt is not asked: who put the text there has asked for the request.
 */
public final class OwnershipCheck {

    /** What stands before the token in a record and a file, and the name of the meta element. */
    public static final String LABEL = "waymark-site-verification";

    /** Where the file is. */
    public static final String PATH = "/.well-known/" + LABEL + ".txt";

    private static final String PREFIX = "_waymark.";
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final int MAX_FILE_BYTES = 1_000;
    private static final Set<String> PAGE_TYPES = Set.of("text/html", "application/xhtml+xml");

    private final Fetcher fetcher;
    private final HostLimiter limiter;
    private final Clock clock;
    private final TextRecords records;

    /** @param limiter shared with all crawls of a server */
    public OwnershipCheck(Fetcher fetcher, HostLimiter limiter, Clock clock, TextRecords records) {
        this.fetcher = fetcher;
        this.limiter = limiter;
        this.clock = clock;
        this.records = records;
    }

    /** What a record and a file have to say. */
    public static String text(String token) {
        return LABEL + "=" + token;
    }

    /** The name at which the record is. */
    public static String recordName(Url site) {
        return PREFIX + site.host();
    }

    /**
     * Looks in these places at once, fifteen seconds at most.
     *
     * @param site any address on the host
     * @param methods where to look
     */
    public List<ProofFinding> check(Url site, String token, List<ProofMethod> methods) {
        List<Callable<ProofFinding>> looks = methods.stream()
                .<Callable<ProofFinding>>map(method -> () -> look(site, token, method))
                .toList();
        List<Optional<ProofFinding>> seen = LiveChecks.inTime(looks, TIME);
        List<ProofFinding> findings = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            ProofMethod method = methods.get(i);
            findings.add(seen.get(i).orElseGet(() -> ProofFinding.missing(method, "proof.slow")));
        }
        return findings;
    }

    private ProofFinding look(Url site, String token, ProofMethod method) throws InterruptedException {
        return switch (method) {
            case DNS -> record(site, token);
            case FILE -> file(site.at(PATH), token);
            case META -> page(site.at("/"), token);
        };
    }

    private ProofFinding record(Url site, String token) throws InterruptedException {
        String name = recordName(site);
        TextRecords.Answer answer = records.lookup(name);
        if (!answer.known()) {
            return ProofFinding.missing(ProofMethod.DNS, "proof.dns.unknown", name);
        }
        if (answer.texts().contains(text(token))) {
            return ProofFinding.found(ProofMethod.DNS);
        }
        return answer.texts().isEmpty()
                ? ProofFinding.missing(ProofMethod.DNS, "proof.dns.none", name)
                : ProofFinding.missing(ProofMethod.DNS, "proof.dns.other", name);
    }

    private ProofFinding file(Url url, String token) throws InterruptedException {
        FetchResult fetched = fetch(url);
        if (!(fetched instanceof FetchResponse answer) || answer.status() != 200) {
            return unread(ProofMethod.FILE, fetched);
        }
        if (answer.truncated() || answer.body().length > MAX_FILE_BYTES) {
            return ProofFinding.missing(ProofMethod.FILE, "proof.file.long", url.toString());
        }
        String said = Charsets.decode(answer.body(), type(answer)).strip();
        return said.equals(text(token))
                ? ProofFinding.found(ProofMethod.FILE)
                : ProofFinding.missing(ProofMethod.FILE, "proof.file.other", url.toString());
    }

    private ProofFinding page(Url url, String token) throws InterruptedException {
        FetchResult fetched = fetch(url);
        if (!(fetched instanceof FetchResponse answer) || answer.status() != 200) {
            return unread(ProofMethod.META, fetched);
        }
        if (!PAGE_TYPES.contains(answer.mediaType())) {
            return ProofFinding.missing(ProofMethod.META, "proof.meta.no-page", url.toString());
        }
        HeadMeta.Found meta = HeadMeta.in(answer.body(), type(answer), LABEL);
        if (!meta.written()) {
            return ProofFinding.missing(ProofMethod.META, "proof.meta.no-head", url.toString());
        }
        if (meta.contents().contains(token)) {
            return ProofFinding.found(ProofMethod.META);
        }
        return meta.contents().isEmpty()
                ? ProofFinding.missing(ProofMethod.META, "proof.meta.none", url.toString())
                : ProofFinding.missing(ProofMethod.META, "proof.meta.other", url.toString());
    }

    private FetchResult fetch(Url url) throws InterruptedException {
        return new PoliteFetcher(fetcher, limiter, clock).fetch(url, FetchPurpose.PAGE, Duration.ZERO);
    }

    private static ProofFinding unread(ProofMethod method, FetchResult fetched) {
        if (fetched instanceof FetchFailure failure) {
            return ProofFinding.missing(
                    method, "proof.unreachable", failure.url().toString());
        }
        FetchResponse answer = (FetchResponse) fetched;
        String url = answer.url().toString();
        if (answer.status() >= 300 && answer.status() < 400) {
            return answer.redirect()
                    .map(target -> ProofFinding.missing(method, "proof.redirect", url, target.toString()))
                    .orElseGet(() -> ProofFinding.missing(method, "proof.redirect.nowhere", url));
        }
        return answer.status() == 404 || answer.status() == 410
                ? ProofFinding.missing(method, "proof.gone", url)
                : ProofFinding.missing(method, "proof.status", url, String.valueOf(answer.status()));
    }

    private static String type(FetchResponse answer) {
        return answer.header("content-type").orElse("");
    }
}
