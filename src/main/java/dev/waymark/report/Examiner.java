package dev.waymark.report;

import dev.waymark.assess.Assessment;
import dev.waymark.assess.Case;
import dev.waymark.assess.LiveChecks;
import dev.waymark.assess.Mended;
import dev.waymark.assess.Published;
import dev.waymark.document.Validation;
import dev.waymark.throttle.Clients;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.throttle.Verdict;
import dev.waymark.url.Url;
import dev.waymark.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Examines files for everybody, so many an hour for each client address; keeps nothing of them. */
@ApplicationScoped
class Examiner {

    private static final int MOST_LINKS = 25;
    private static final Duration TIME = Duration.ofSeconds(10);

    @Inject
    private RateLimits limits;

    @Inject
    private Clients clients;

    @Inject
    private LiveChecks checks;

    @Inject
    @ConfigProperty(name = "VALIDATIONS_AN_HOUR")
    int anHour;

    /**
     * Lets a client through, or not. What is asked for is looked at afterwards, since looking is what costs.
     *
     * @throws WebApplicationException 429 when the hour's examinations are used up
     */
    void admit(HttpServletRequest request) {
        Verdict verdict = limits.ask(new Limit("validate", anHour, Duration.ofHours(1)), clients.of(request));
        if (!verdict.passes()) {
            long minutes = Math.max(1, verdict.reset().toMinutes());
            throw verdict.refusal(
                    "Those were %d files in an hour. Try again in %d minutes.".formatted(anHour, minutes));
        }
    }

    /** @throws WebApplicationException 422 when the file cannot be had at its address */
    Examination examine(Matter matter) {
        if (matter.file().isPresent()) {
            return examine(matter, "", Validation.of(matter.file().get()), matter.url());
        }
        Published published = fetched(matter.url().orElseThrow());
        return examine(matter, published.url().toString(), published.validation(), Optional.of(published.url()));
    }

    private Examination examine(Matter matter, String source, Validation validation, Optional<Url> at) {
        Optional<LiveChecks.Links> links = matter.links() && validation.isUsable()
                ? Optional.of(checks.links(validation.parsed(), at, any -> true, MOST_LINKS, TIME))
                : Optional.empty();
        Validation checked =
                validation.with(links.map(LiveChecks.Links::problems).orElse(List.of()));
        Case subject =
                matter.template().map(template -> Case.of(checked, template)).orElseGet(() -> Case.of(checked));
        return new Examination(source, checked, Assessment.of(subject), Mended.of(checked, at), links);
    }

    private Published fetched(Url url) {
        try {
            return checks.file(url);
        } catch (Published.Unreadable e) {
            throw Problem.invalid(List.of(new Problem.Field("url", e.getMessage())))
                    .asException();
        }
    }
}
