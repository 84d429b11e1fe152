package dev.waymark.publication;

import dev.waymark.assess.Publication;
import dev.waymark.assess.PublicationCheck;
import dev.waymark.assess.Published;
import dev.waymark.report.Examinations;
import dev.waymark.throttle.Clients;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.throttle.Verdict;
import dev.waymark.url.Url;
import dev.waymark.version.Difference;
import dev.waymark.version.Version;
import dev.waymark.version.Versions;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Looks where a document should stand by now, for whoever holds the job's token, so many times an hour for each client address. */
@ApplicationScoped
class Lookout {

    private static final Limit LIMIT = new Limit("publication", 30, Duration.ofHours(1));

    @Inject
    private Versions versions;

    @Inject
    private PublicationCheck check;

    @Inject
    private Examinations examinations;

    @Inject
    private RateLimits limits;

    @Inject
    private Clients clients;

    /**
     * Looks there.
     *
     * @param shown makes of the look what is to be answered, which must not keep the file
     * @throws WebApplicationException 404 without a finished document, 429 when the hour's looks are used up, 503 when other
     *     files are being examined
     */
    <T> T look(Token token, HttpServletRequest request, Function<Look, T> shown) {
        Version newest = versions.newest(token).orElseThrow(Token::unknown);
        Url place = Url.parse(versions.site(token).orElseThrow(Token::unknown)).at("/llms.txt");
        admit(request);
        Publication seen = check.look(place);
        return examinations.run(() -> shown.apply(look(token, newest, seen)));
    }

    private Look look(Token token, Version newest, Publication seen) {
        Optional<String> text = seen.file().map(Lookout::text);
        Optional<Integer> same = text.flatMap(found -> versions.saying(token, found));
        return new Look(
                seen,
                seen.file().map(Published::validation),
                newest.number(),
                same,
                same.isPresent() ? Optional.empty() : text.flatMap(found -> difference(token, newest, found)));
    }

    private static String text(Published file) {
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<Difference> difference(Token token, Version newest, String found) {
        return versions.text(token, newest.number()).flatMap(ours -> Difference.of(ours, found));
    }

    private void admit(HttpServletRequest request) {
        Verdict verdict = limits.ask(LIMIT, clients.of(request));
        if (!verdict.passes()) {
            throw verdict.refusal("Those were %d looks in an hour. Try again a little later.".formatted(LIMIT.count()));
        }
    }
}
