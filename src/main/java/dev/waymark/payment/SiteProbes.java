package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.probe.ProbedSite;
import dev.waymark.probe.SiteProbe;
import dev.waymark.submission.Order;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks at the site of an order before it is paid for, so many times an hour for each client. */
@ApplicationScoped
class SiteProbes implements ClientLimit {

    private static final int RETRY_SECONDS = 2;

    @Inject
    private SiteProbe probe;

    @Inject
    private ClientIds clients;

    @Inject
    private RateLimits limits;

    @Inject
    private ServerSecret secret;

    @Inject
    @ConfigProperty(name = "PROBES_AN_HOUR")
    int anHour;

    /**
     * What is at the address of an order.
     *
     * @throws jakarta.ws.rs.WebApplicationException 422 when a job would fail, 429 when the client has had enough, 503 when too many
     *     sites are looked at
     */
    ProbedSite of(Order order, HttpServletRequest request) {
        limits.require(limit(), clients.of(request), Message.of("limit.probe", anHour));
        ProbedSite site = probe.probe(order.url(), order.includeNoindex()).orElseThrow(SiteProbes::busy);
        if (site.state() == ProbedSite.State.UNREADABLE) {
            throw unreadable(site.problem().orElseThrow());
        }
        return site;
    }

    private static RuntimeException busy() {
        return ProblemDetails.of(ProblemType.BUSY, "error.probes")
                .asException(Response.noContent().header("Retry-After", RETRY_SECONDS));
    }

    private static RuntimeException unreadable(Message why) {
        ProblemType type = ProblemType.UNREADABLE_SITE;
        return new ProblemDetails(type, type.status(), why, List.of(new ProblemDetails.Field("url", why)), null)
                .asException();
    }

    /** Proves to us, when the form that asks comes back, that the order's site was looked at. */
    String proof(Order order) {
        return secret.hash("probed order", order.toString().getBytes(StandardCharsets.UTF_8));
    }

    boolean proves(@Nullable String proof, Order order) {
        return proof != null
                && MessageDigest.isEqual(
                        proof.getBytes(StandardCharsets.UTF_8), proof(order).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Limit limit() {
        return new Limit("probe", anHour, Duration.ofHours(1));
    }

    @Override
    public Message title() {
        return Message.of("limit.probe.title");
    }
}
