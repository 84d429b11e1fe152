package dev.waymark.payment.subscription;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.SealedTokens;
import dev.waymark.account.signin.SignedIn;
import dev.waymark.message.Message;
import dev.waymark.payment.PaymentSettings;
import dev.waymark.payment.StripeUnavailable;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.OwnerOnly;
import dev.waymark.web.ProblemDetails;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Token;
import dev.waymark.web.headers.NoStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/** Where people leave for Stripe's pages about a subscription, and where they come back to. */
@ApplicationScoped
@NoStore
@Path("/my-sites")
@Produces(MediaType.TEXT_HTML)
public class SubscriptionPages {

    private static final Logger LOG = Logger.getLogger(SubscriptionPages.class.getName());
    private static final String BACK = "/my-sites/subscriptions/";
    private static final String ORDER = "[0-9a-f-]{36}";
    private static final Limit LIMIT = new Limit("subscriptions", 60, Duration.ofHours(1));

    @Inject
    private SignedIn signedIn;

    @Inject
    private PaymentSettings payments;

    @Inject
    private SubscriptionSettings settings;

    @Inject
    private MonitorPrices prices;

    @Inject
    private SubscriptionCheckouts checkouts;

    @Inject
    private SubscriptionRows rows;

    @Inject
    private SubscriptionUpdates updates;

    @Inject
    private SealedTokens tokens;

    @Inject
    private RateLimits limits;

    @Inject
    @Any
    private Instance<SubscriptionCondition> conditions;

    /** Where Stripe's pages lead back to: our name for a subscription opens nothing, as the token in a path of ours would. */
    static String back(UUID key) {
        return BACK + key;
    }

    /** Begins a subscription. */
    @POST
    @OwnerOnly
    @Path("/{id}/subscription")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response subscribe(
            @PathParam("id") Token token,
            @FormParam("every") @DefaultValue("") String every,
            @Context HttpServletRequest request) {
        Account account = theirs(request);
        SubscriptionRows.Kept site = require(account, token);
        if (!settings.areSold()) {
            throw ProblemDetails.of(ProblemType.PAYMENTS_OFF, "error.subscriptions-off")
                    .asException();
        }
        BillingPeriod period = BillingPeriod.of(every)
                .orElseThrow(() -> ProblemDetails.invalid("every", Message.of("subscription.every.unknown"))
                        .asException());
        require(account);
        if (!conditions.stream().allMatch(condition -> condition.isMet(account.id(), site.submission()))) {
            return Response.seeOther(monitoring(token)).build();
        }
        return to(
                () -> {
                    MonitorPrice price = prices.of(period).orElseThrow(SubscriptionPages::unknownPrice);
                    return checkouts.begin(account, site, price);
                },
                monitoring(token));
    }

    /** Leads to where the card is changed and the subscription cancelled. */
    @POST
    @OwnerOnly
    @Path("/{id}/subscription/portal")
    public Response portal(@PathParam("id") Token token, @Context HttpServletRequest request) {
        Account account = theirs(request);
        SubscriptionRows.Kept site = require(account, token);
        if (!payments.hasKey()) {
            throw ProblemDetails.of(ProblemType.PAYMENTS_OFF, "error.payments-off")
                    .asException();
        }
        require(account);
        return to(() -> checkouts.portal(account, site), monitoring(token));
    }

    /**
     * Coming back proves nothing: how the subscription is now is asked of Stripe, so that the page that follows knows it. A checkout that was
     * closed for another one leads back too.
     */
    @GET
    @Path("/subscriptions/{order: " + ORDER + "}")
    public Response back(@PathParam("order") UUID key, @Context HttpServletRequest request) {
        Account account = signedIn.require(request);
        require(account);
        Optional<SubscriptionRow> theirs = rows.find(key)
                .filter(row ->
                        row.accountId().filter(owner -> owner == account.id()).isPresent());
        theirs.ifPresent(this::update);
        URI next = theirs.flatMap(rows::sealed)
                .flatMap(tokens::open)
                .map(SubscriptionPages::monitoring)
                .orElse(URI.create("/my-sites"));
        return Response.seeOther(next).build();
    }

    private void update(SubscriptionRow row) {
        try {
            updates.update(row.id());
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Subscription " + row.key() + " could not be looked up: " + e.getMessage());
        }
    }

    /** Who is signed in; what no account keeps is nobody's to subscribe for. */
    private Account theirs(HttpServletRequest request) {
        return signedIn.of(request).orElseThrow(Token::unknown);
    }

    private SubscriptionRows.Kept require(Account account, Token token) {
        return rows.kept(account, token).orElseThrow(Token::unknown);
    }

    /** Counts a request that costs us calls to Stripe. */
    private void require(Account account) {
        Client client = new Client("account " + account.id(), Optional.empty());
        limits.require(LIMIT, client, Message.of("limit.subscriptions", LIMIT.count()));
    }

    private static URI monitoring(Token token) {
        return URI.create("/my-sites/" + token.text() + "/monitoring");
    }

    private static WebApplicationException unknownPrice() {
        return ProblemDetails.of(ProblemType.PAYMENT_SERVICE_UNAVAILABLE, "error.payment-service")
                .asException(Response.noContent().header("Retry-After", 60));
    }

    static WebApplicationException none() {
        return ProblemDetails.of(ProblemType.NOT_FOUND, "error.subscription-unknown")
                .asException();
    }

    private static Response to(Way way, URI otherwise) {
        try {
            return Response.seeOther(way.find().orElse(otherwise)).build();
        } catch (StripeUnavailable e) {
            throw e.asException();
        }
    }

    private interface Way {
        Optional<URI> find() throws StripeUnavailable;
    }
}
