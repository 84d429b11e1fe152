package dev.waymark.validate;

import dev.waymark.access.AccessReport;
import dev.waymark.access.AgentAccess;
import dev.waymark.access.SiteVisit;
import dev.waymark.message.Message;
import dev.waymark.throttle.Slots;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Visits websites for everybody, as agents do; keeps nothing of them. */
@ApplicationScoped
public class AccessInspections {

    private static final Duration TIME = Duration.ofSeconds(15);

    /** Visits that hold a thread of the server each while they wait for other websites. */
    private final Slots visits = new Slots(8, Duration.ofMillis(500));

    @Inject
    private AgentAccess access;

    @Inject
    private ValidationLimit limit;

    @Inject
    private Examinations examinations;

    /** The same for programs; see {@link #inspect}. */
    public AccessView view(@Nullable String url, HttpServletRequest request) {
        return inspect(url, request, AccessView::of);
    }

    /**
     * What agents meet on the website of an address: at most 25 requests in 15 seconds, made before anything is judged.
     *
     * @param url a page or an llms.txt, as it was typed; null when there was none
     * @throws WebApplicationException 422 when it is no address, 429 when the client has had enough, 503 when many others ask
     */
    <T> T inspect(@Nullable String url, HttpServletRequest request, Function<AccessReport, T> shown) {
        if (url == null || url.isBlank()) {
            throw refused(Message.of("validate.access.url-missing"));
        }
        Url asked = ValidationRequest.address(url);
        limit.require(request);
        Optional<SiteVisit> visit = visits.within(() -> access.visit(asked, TIME), "error.examinations");
        SiteVisit seen = visit.orElseThrow(() -> refused(Message.of("probe.slow")));
        return examinations.run("error.page-time", () -> shown.apply(AccessReport.of(seen)));
    }

    private static WebApplicationException refused(Message why) {
        return ProblemDetails.invalid("url", why).asException();
    }
}
