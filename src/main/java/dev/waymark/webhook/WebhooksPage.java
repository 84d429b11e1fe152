package dev.waymark.webhook;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.View;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of an account and what was sent to them: a secret is shown once, in the answer to the form that makes it. */
@ApplicationScoped
@NoStore
@Path(WebhooksPage.PATH)
@Produces(MediaType.TEXT_HTML)
public class WebhooksPage {

    static final String PATH = "/my-sites/webhooks";

    private static final String ENDPOINT = "/{endpoint: [0-9]{1,18}}";
    private static final int MAX_CHALLENGE = 100;

    /** What has just been done, as the address of the page says it. */
    private static final Set<String> DONE =
            Set.of("challenged", "confirmed", "paused", "resumed", "deleted", "repeated", "not-repeated");

    @Inject
    private SignedIn signedIn;

    @Inject
    private Endpoints endpoints;

    @Inject
    private Challenges challenges;

    @Inject
    private Deliveries deliveries;

    @Inject
    private WebhookPost post;

    @Inject
    private WebhookLimit limit;

    /**
     * The page.
     *
     * @param done what has just been done
     */
    @GET
    public View show(@QueryParam("done") @Nullable String done, @Context HttpServletRequest request) {
        return page(signedIn.require(request), Map.of())
                .with("done", done != null && DONE.contains(done) ? Message.of("webhooks.done." + done) : null);
    }

    private View page(Account account, Map<String, Message> wrong) {
        return View.of("webhook/webhooks")
                .with("renewsNothing", true)
                .with("endpoints", endpoints.of(account.id()))
                .with("deliveries", deliveries.latest(account.id(), Deliveries.SHOWN))
                .with(
                        "types",
                        Arrays.stream(EventType.values()).map(EventType::id).toList())
                .with("most", Endpoints.MOST)
                .with("done", null)
                .with("secret", null)
                .with("rotated", false)
                .with("url", "")
                .with(
                        "chosen",
                        Arrays.stream(EventType.values()).map(EventType::id).toList())
                .with("unconfirmed", 0L)
                .with("wrong", wrong);
    }

    /**
     * Makes an endpoint, shows its secret and sends it a challenge.
     *
     * @param typed where messages go
     * @param events the types that go there
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @FormParam("url") @DefaultValue("") String typed,
            @FormParam("event") List<String> events,
            @Context HttpServletRequest request) {
        Account account = account(request);
        Map<String, Message> wrong = new LinkedHashMap<>();
        Optional<Url> url = url(typed, wrong);
        List<EventType> types = Arrays.stream(EventType.values())
                .filter(type -> events.contains(type.id()))
                .toList();
        if (types.isEmpty()) {
            wrong.put("event", Message.of("webhooks.events.none"));
        }
        if (endpoints.of(account.id()).size() >= Endpoints.MOST) {
            wrong.put("url", Message.of("webhooks.full", Endpoints.MOST));
        }
        if (wrong.isEmpty()) {
            limit.require(account, url.orElseThrow(), request);
            Optional<Endpoints.Made> made =
                    endpoints.make(account.id(), url.orElseThrow().toString(), types);
            if (made.isPresent()) {
                challenges.send(made.get().endpoint());
                return Response.ok(page(account, wrong)
                                .with("secret", made.get().secret().text()))
                        .build();
            }
            wrong.put("url", Message.of("webhooks.full", Endpoints.MOST));
        }
        return Response.status(422)
                .entity(page(account, wrong).with("url", typed).with("chosen", List.copyOf(events)))
                .build();
    }

    private Optional<Url> url(String typed, Map<String, Message> wrong) {
        try {
            Url url = Url.parse(typed);
            post.refusal(url).ifPresent(why -> wrong.put("url", why));
            return Optional.of(url);
        } catch (BadUrl e) {
            wrong.put("url", e.reason());
            return Optional.empty();
        }
    }

    /** Sends another challenge. */
    @POST
    @Path(ENDPOINT + "/challenge")
    public Response challenge(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        Account account = account(request);
        Endpoint endpoint = endpoints.find(account.id(), id).orElseThrow(WebhooksPage::unknown);
        limit.require(account, Url.parse(endpoint.url()), request);
        challenges.send(endpoint);
        return done("challenged");
    }

    /**
     * Turns an endpoint on.
     *
     * @param typed the challenge that has arrived there
     */
    @POST
    @Path(ENDPOINT + "/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(
            @PathParam("endpoint") long id,
            @FormParam("challenge") @DefaultValue("") String typed,
            @Context HttpServletRequest request) {
        Account account = account(request);
        if (endpoints.find(account.id(), id).isEmpty()) {
            throw unknown();
        }
        String challenge = typed.strip();
        if (challenge.length() <= MAX_CHALLENGE && endpoints.confirm(account.id(), id, challenge)) {
            return done("confirmed");
        }
        return Response.status(422)
                .entity(page(account, Map.of("challenge", Message.of("webhooks.challenge.wrong")))
                        .with("unconfirmed", id))
                .build();
    }

    /** Makes another secret and shows it. */
    @POST
    @Path(ENDPOINT + "/secret")
    public View rotate(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        Account account = account(request);
        EndpointSecret secret = endpoints.rotate(account.id(), id).orElseThrow(WebhooksPage::unknown);
        return page(account, Map.of()).with("secret", secret.text()).with("rotated", true);
    }

    @POST
    @Path(ENDPOINT + "/pause")
    public Response pause(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        return done(endpoints.pause(account(request).id(), id), "paused");
    }

    @POST
    @Path(ENDPOINT + "/resumption")
    public Response resume(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        return done(endpoints.resume(account(request).id(), id), "resumed");
    }

    @POST
    @Path(ENDPOINT + "/deletion")
    public Response delete(@PathParam("endpoint") long id, @Context HttpServletRequest request) {
        return done(endpoints.delete(account(request).id(), id), "deleted");
    }

    /** Sends a message once more. */
    @POST
    @Path("/deliveries/{delivery: [0-9]{1,18}}/replay")
    public Response repeat(@PathParam("delivery") long id, @Context HttpServletRequest request) {
        return done(deliveries.repeat(account(request).id(), id) ? "repeated" : "not-repeated");
    }

    private Account account(HttpServletRequest request) {
        return signedIn.of(request).orElseThrow(WebhooksPage::unknown);
    }

    private static Response done(boolean changed, String what) {
        if (!changed) {
            throw unknown();
        }
        return done(what);
    }

    private static Response done(String what) {
        return Response.seeOther(URI.create(PATH + "?done=" + what)).build();
    }

    static WebApplicationException unknown() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.webhook-unknown").asException();
    }
}
