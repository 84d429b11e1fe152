package dev.waymark.publication;

import dev.waymark.document.OtherFiles;
import dev.waymark.message.Message;
import dev.waymark.probe.PublicationCheck;
import dev.waymark.probe.PublicationStatus;
import dev.waymark.probe.PublishedFile;
import dev.waymark.recipe.Recipes;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.url.Url;
import dev.waymark.validate.Examinations;
import dev.waymark.version.TextDiff;
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

/** Checks for the holder of a job's token whether the website publishes the file, with an hourly limit for each client. */
@ApplicationScoped
class PublicationLookup implements ClientLimit {

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
    private ClientIds clients;

    /**
     * Checks the publication.
     *
     * @param shown makes the answer from the result; it must not keep the file
     * @throws WebApplicationException 404 without a finished document, 429 over the limit, 503 when other files
     *     are being checked
     */
    <T> T check(Token token, HttpServletRequest request, Function<PublicationResult, T> shown) {
        Version newest = versions.newest(token).orElseThrow(Token::unknown);
        Url place = Url.parse(versions.site(token).orElseThrow(Token::unknown)).at("/llms.txt");
        requireLimit(request);
        PublicationStatus seen = check.check(place);
        return examinations.run(() -> shown.apply(check(token, newest, seen)));
    }

    private PublicationResult check(Token token, Version newest, PublicationStatus seen) {
        Optional<String> text = seen.file().map(PublicationLookup::text);
        // The archive has the file with links to those of other folders and languages.
        Optional<Integer> same = text.flatMap(
                found -> versions.saying(token, found).or(() -> versions.saying(token, OtherFiles.removed(found))));
        Optional<String> other = same.isPresent() ? Optional.empty() : text;
        return new PublicationResult(
                seen,
                seen.file().map(PublishedFile::validation),
                newest.number(),
                same,
                other.flatMap(Recipes::writer),
                other.flatMap(found -> difference(token, newest, found)));
    }

    private static String text(PublishedFile file) {
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private Optional<TextDiff> difference(Token token, Version newest, String found) {
        return versions.text(token, newest.number()).flatMap(ours -> TextDiff.of(ours, found));
    }

    private void requireLimit(HttpServletRequest request) {
        limits.require(LIMIT, clients.of(request), Message.of("limit.publication", LIMIT.count()));
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Message title() {
        return Message.of("limit.publication.title");
    }
}
