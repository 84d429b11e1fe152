package dev.waymark.payment.webhook;

import dev.waymark.message.Message;
import dev.waymark.payment.PaymentSettings;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.request.BodyLimit;
import dev.waymark.web.request.SignedEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where Stripe delivers its events. The signature is checked over the bytes as they came, before anything reads them; it, and not
 * where the request comes from, is what lets one in. Stays open while nothing is on sale, for what has been paid before.
 */
@ApplicationScoped
@Path("/api/payment/webhook")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource implements ClientLimit, SignedEndpoint {

    private static final Logger LOG = Logger.getLogger(WebhookResource.class.getName());
    private static final Limit LIMIT = new Limit("webhook", 30_000, Duration.ofMinutes(10));

    @Inject
    private PaymentSettings settings;

    @Inject
    private ClientIds clients;

    @Inject
    private RateLimits limits;

    @Inject
    private StripeEvents notices;

    /** Takes one event in; 200 also for one that is known already or does not concern us, so that it is not sent again. */
    @POST
    @BodyLimit(bytes = 256 * 1024, message = "error.event-large")
    public Response receive(
            @HeaderParam("Stripe-Signature") @Nullable String signature,
            byte[] event,
            @Context HttpServletRequest request) {
        List<String> secrets = settings.webhookSecrets();
        if (secrets.isEmpty()) {
            throw ProblemDetails.of(ProblemType.PAYMENTS_OFF, "error.payments-off")
                    .asException();
        }
        limit(request);
        if (!Signature.parse(signature).proves(event, secrets, Clock.systemUTC())) {
            throw ProblemDetails.of(ProblemType.INVALID_SIGNATURE, "error.signature")
                    .asException();
        }
        record(parse(event));
        return Response.ok("{\"received\": true}").build();
    }

    private void limit(HttpServletRequest request) {
        limits.require(LIMIT, clients.of(request), Message.of("limit.webhook", LIMIT.count()));
    }

    private static StripeEvent parse(byte[] event) {
        try {
            return StripeEvent.parse(event);
        } catch (IllegalArgumentException e) {
            throw ProblemDetails.of(ProblemType.MALFORMED_REQUEST, "error.no-event")
                    .asException();
        }
    }

    /** When it cannot be stored Stripe is asked to send it again: nothing of it has happened. */
    private void record(StripeEvent notice) {
        try {
            notices.record(notice);
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Event " + notice.id() + " could not be stored and is asked for again", e);
            throw ProblemDetails.of(ProblemType.UNAVAILABLE, "error.event-not-stored")
                    .asException(Response.noContent().header("Retry-After", 10));
        }
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Message title() {
        return Message.of("limit.webhook.title");
    }

    @Override
    public String path() {
        return "/api/payment/webhook";
    }
}
