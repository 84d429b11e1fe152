package dev.waymark.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.AssessmentInput;
import dev.waymark.assess.FixedFile;
import dev.waymark.document.Validation;
import dev.waymark.probe.LiveChecks;
import dev.waymark.probe.PublishedFile;
import dev.waymark.probe.Unreadable;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks files for everybody; keeps nothing of them. */
@ApplicationScoped
public class FileValidator {

    /** The largest body of a request with a file in it. */
    public static final int MOST_BODY_BYTES = ValidationRequest.MOST_BODY_BYTES;

    /** The key of the message for a larger one. */
    public static final String TOO_LARGE = ValidationRequest.TOO_LARGE;

    private static final int MOST_LINKS = 25;
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final byte[] SMALL_FILE = "# A\n\n> B\n\n## C\n\n- [D](https://example.com/): E\n".getBytes(UTF_8);

    @Inject
    private LiveChecks checks;

    @Inject
    private Examinations examinations;

    @Inject
    private ValidationLimit limit;

    /** Examines a file of ours, so that the deadline of the first file of somebody else is not spent on loading classes. */
    @PostConstruct
    void loadClasses() {
        examination(Validation.of(SMALL_FILE), "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What is to be examined.
     *
     * @param content the text of the file
     * @param url its address, or the site's; with {@code content} what relative addresses are resolved against
     * @param template whom the file speaks for; left out: what it fits best
     * @param checkLinks whether to follow its links
     */
    public record Draft(
            @Nullable String content,
            @Nullable String url,
            @Nullable String template,
            @Nullable Boolean checkLinks) {}

    /**
     * Examines what a program asks about.
     *
     * @throws WebApplicationException 422 for what cannot be examined, 413 for a file that is too large, 429 over the limit of the hour,
     *     503 when others are being examined
     */
    public ValidationView validate(Draft draft, HttpServletRequest request) {
        byte @Nullable [] file =
                draft.content() == null ? null : draft.content().getBytes(UTF_8);
        ValidationRequest matter =
                ValidationRequest.of(file, draft.url(), draft.template(), Boolean.TRUE.equals(draft.checkLinks()));
        limit.require(request);
        return examine(matter, ValidationView::of);
    }

    /**
     * Examines the file. Requests to its website are made before, so that no slow website holds others up.
     *
     * @param shown makes of the examination what is to be answered, which must not keep the file
     * @throws WebApplicationException 422 when the file cannot be had at its address, 503 when others are being examined
     */
    <T> T examine(ValidationRequest matter, Function<ValidationResult, T> shown) {
        Brought brought = matter.file()
                .map(file -> new Brought(file, "", matter.url(), List.of()))
                .orElseGet(() -> Brought.of(fetched(matter.url().orElseThrow())));
        Optional<LiveChecks.Links> links = matter.links() ? followed(brought) : Optional.empty();
        return examinations.run(() -> shown.apply(examination(matter, brought, links)));
    }

    private Optional<LiveChecks.Links> followed(Brought file) {
        return examinations
                .run(() -> Optional.of(file.validation())
                        .filter(Validation::isUsable)
                        .map(usable -> LiveChecks.Route.of(usable.parsed(), file.at(), any -> true, MOST_LINKS)))
                .map(route -> checks.follow(route, TIME));
    }

    private static ValidationResult examination(
            ValidationRequest matter, Brought file, Optional<LiveChecks.Links> links) {
        Validation checked =
                file.validation().with(links.map(LiveChecks.Links::problems).orElse(List.of()));
        return examination(checked, file.source(), file.at(), matter.template(), links);
    }

    private static ValidationResult examination(
            Validation checked,
            String source,
            Optional<Url> at,
            Optional<Template> asked,
            Optional<LiveChecks.Links> links) {
        AssessmentInput subject = asked.map(template -> AssessmentInput.of(checked, template))
                .orElseGet(() -> AssessmentInput.of(checked));
        return new ValidationResult(source, checked, Assessment.of(subject), FixedFile.of(checked, at), links);
    }

    /** A file as it was brought or found. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Brought(byte[] bytes, String source, Optional<Url> at, List<dev.waymark.document.Problem> seen) {

        static Brought of(PublishedFile file) {
            return new Brought(file.bytes(), file.url().toString(), Optional.of(file.url()), file.seen());
        }

        Validation validation() {
            return Validation.of(bytes).with(seen);
        }
    }

    private PublishedFile fetched(Url url) {
        try {
            return checks.file(url);
        } catch (Unreadable e) {
            throw ProblemDetails.invalid("url", e.reason()).asException();
        }
    }
}
