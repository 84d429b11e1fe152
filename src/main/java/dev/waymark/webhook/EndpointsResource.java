package dev.waymark.webhook;

import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.web.ApiScope;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Scoped;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of an account for its programs, which see, pause and delete them and have messages sent again. Endpoints and secrets are
 * made on the page alone, so that nobody who has found a key leads events anywhere.
 */
@ApplicationScoped
@NoStore
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class EndpointsResource {

    private static final String ENDPOINT = "/{endpoint: [0-9]{1,18}}";

    @Inject
    private SignedIn signedIn;

    @Inject
    private Endpoints endpoints;

    @Inject
    private Deliveries deliveries;

    /** An endpoint. */
    public record One(
            long id,
            String url,
            List<String> events,
            String state,
            @Nullable Instant failingSince,
            Instant created) {

        static One of(Endpoint endpoint) {
            return new One(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.events(),
                    endpoint.state(),
                    endpoint.failing().orElse(null),
                    endpoint.created());
        }
    }

    /** All of them. */
    public record Found(List<One> endpoints) {}

    /** A message to one of them. */
    public record Sent(
            long id,
            String messageId,
            String type,
            long endpoint,
            String state,
            int attempts,
            @Nullable Integer status,
            Message outcome,
            Instant created,
            @Nullable Instant nextAttempt) {

        static Sent of(Delivery delivery) {
            return new Sent(
                    delivery.id(),
                    delivery.key(),
                    delivery.type(),
                    delivery.endpoint(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.status().orElse(null),
                    delivery.words(),
                    delivery.created(),
                    delivery.next().orElse(null));
        }
    }

    /** The latest. */
    public record Log(List<Sent> deliveries) {}

    @GET
    @Scoped(ApiScope.WEBHOOKS)
    public Found list(@Context HttpServletRequest request) {
        return new Found(endpoints.of(account(request)).stream().map(One::of).toList());
    }

    /** Deletes an endpoint with its log. */
    @DELETE
    @Scoped(ApiScope.WEBHOOKS)
    @Path(ENDPOINT)
    public Response delete(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        if (!endpoints.delete(account(request), id)) {
            throw WebhooksPage.unknown();
        }
        return Response.noContent().build();
    }

    /** Sends nothing there until it is resumed. */
    @POST
    @Scoped(ApiScope.WEBHOOKS)
    @Path(ENDPOINT + "/pause")
    public One pause(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        endpoints.pause(account(request), id);
        return one(request, id);
    }

    /** Turns one on that is paused; one that is off for another reason stays as it is. */
    @POST
    @Scoped(ApiScope.WEBHOOKS)
    @Path(ENDPOINT + "/resumption")
    public One resume(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        endpoints.resume(account(request), id);
        return one(request, id);
    }

    private One one(HttpServletRequest request, long id) {
        return One.of(endpoints.find(account(request), id).orElseThrow(WebhooksPage::unknown));
    }

    /** What was sent last. */
    @GET
    @Scoped(ApiScope.WEBHOOKS)
    @Path("/deliveries")
    public Log log(@Context HttpServletRequest request) {
        return new Log(deliveries.latest(account(request), Deliveries.SHOWN).stream()
                .map(Sent::of)
                .toList());
    }

    /** Sends a message once more. */
    @POST
    @Scoped(ApiScope.WEBHOOKS)
    @Path("/deliveries/{delivery: [0-9]{1,18}}/replay")
    public Response repeat(@PathParam("delivery") long id, @Context HttpServletRequest request) {
        if (!deliveries.repeat(account(request), id)) {
            throw ProblemDetails.of(ProblemType.NOT_FOUND, "error.webhook-not-repeated")
                    .asException();
        }
        return Response.accepted().build();
    }

    private long account(HttpServletRequest request) {
        return signedIn.requireKey(request).id();
    }
}
