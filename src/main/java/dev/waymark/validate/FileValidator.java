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
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks files for everybody; keeps nothing of them. */
@ApplicationScoped
class FileValidator {

    private static final int MOST_LINKS = 25;
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final byte[] SMALL_FILE = "# A\n\n> B\n\n## C\n\n- [D](https://example.com/): E\n".getBytes(UTF_8);

    @Inject
    private LiveChecks checks;

    @Inject
    private Examinations examinations;

    /** Examines a file of ours, so that the deadline of the first file of somebody else is not spent on loading classes. */
    @PostConstruct
    void loadClasses() {
        examination(Validation.of(SMALL_FILE), "", Optional.empty(), Optional.empty(), Optional.empty());
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
