package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.probe.ProbedSite;
import dev.waymark.submission.FailedOrder;
import dev.waymark.submission.Order;
import dev.waymark.submission.PaidOrder;
import dev.waymark.submission.PaidTier;
import dev.waymark.submission.Submission;
import dev.waymark.submission.Submissions;
import dev.waymark.submission.Tier;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.Token;
import dev.waymark.web.View;
import dev.waymark.web.site.Shop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Entry point for buyers: checks the input before an order is created. */
@ApplicationScoped
class CheckoutService implements PaidTier, Shop, ClientLimit {

    private final Clock clock = Clock.systemUTC();

    @Inject
    private PaymentSettings settings;

    @Inject
    private UrlPolicy visitingRules;

    @Inject
    private ClientIds clients;

    @Inject
    private RateLimits limits;

    @Inject
    private Submissions submissions;

    @Inject
    private SiteProbes probes;

    @Inject
    private ConfirmPage confirmation;

    @Inject
    private Checkouts checkouts;

    @Inject
    private Redemptions redemptions;

    @Inject
    private FailedOrders failedOrders;

    @Inject
    private Payments payments;

    @Inject
    private StripeClient account;

    @Inject
    @ConfigProperty(name = "CHECKOUT_HOURLY_LIMIT")
    int hourly;

    @Override
    public boolean isSetUp() {
        return settings.areComplete();
    }

    @Override
    public View confirm(Order.Draft draft, @Nullable String visit, HttpServletRequest request) {
        settings.requireOffered();
        Order order = visitingRules.check(draft);
        return confirmation.of(order, visit, probes.of(order, request));
    }

    /**
     * What is at the address that a program is about to pay for.
     *
     * @throws jakarta.ws.rs.WebApplicationException 403 when nothing is sold here, 422 when something is missing or a job would fail,
     *     429 over the limit
     */
    ProbedSite probe(Order.Draft draft, BuyerAnswer answer, HttpServletRequest request) {
        settings.requireOffered();
        Order order = visitingRules.check(draft);
        answer.checked(clock);
        return probes.of(order, request);
    }

    /** Whether a form shows that the site of its order was looked at. */
    boolean isProbed(ConfirmForm form) {
        settings.requireOffered();
        return probes.proves(form.shown, visitingRules.check(form.draft()));
    }

    /** The way to pay for a site that was looked at. */
    Checkouts.Way order(Order.Draft draft, @Nullable String visit, BuyerAnswer answer, HttpServletRequest request) {
        settings.requireOffered();
        Order order = visitingRules.check(draft);
        Buyer buyer = answer.checked(clock);
        String client = requireLimit(request);
        return way(() -> checkouts.of(PaidOrder.of(key(visit, client, order, buyer), order, client), buyer));
    }

    /** The site that was read for free; empty when the job is an order that waits for its payment, or has been paid for. */
    Optional<Order> free(Token token) {
        settings.requireOffered();
        Submission found = submissions.find(token).orElseThrow(Token::unknown);
        return Optional.of(found.order()).filter(order -> found.tier() == Tier.FREE);
    }

    /** The full service for a site that was read for free, or the way on for an order that waits for its payment. */
    Checkouts.Way unlock(Token token, BuyerAnswer answer, HttpServletRequest request) {
        settings.requireOffered();
        Submission found = submissions.find(token).orElseThrow(Token::unknown);
        if (found.tier() == Tier.PAID) {
            return resume(found, request);
        }
        Buyer buyer = answer.checked(clock);
        requireLimit(request);
        UUID key = named("the full service for submission " + found.id() + " for " + buyer.kind());
        return way(() -> checkouts.of(PaidOrder.continuing(found, key), buyer));
    }

    /** The way on for an order that was placed and not paid. */
    Checkouts.Way resume(Submission placed, HttpServletRequest request) {
        settings.requireOffered();
        requireLimit(request);
        return way(() -> checkouts.again(placed));
    }

    /** A payment that a program's own page completes; what it is for is said when it is presented. */
    Intent createIntent(BuyerAnswer answer, HttpServletRequest request) {
        settings.requireOffered();
        Buyer buyer = answer.checked(clock);
        requireLimit(request);
        Payment payment = payments.create(Optional.of(buyer));
        Intent intent = way(() -> account.createIntent(payment));
        payments.offered(payment, intent.paymentIntentId());
        return intent;
    }

    @Override
    public Token redeem(Presented presented, HttpServletRequest request) {
        settings.requireOffered();
        String client = requireLimit(request);
        return way(() -> redemptions.redeem(presented, client));
    }

    @Override
    public Optional<FailedOrder> failed(Token token) {
        return submissions.find(token).flatMap(failedOrders::of);
    }

    /** The job of another site in place of one that failed. */
    Token replace(Token failed, @Nullable String url, HttpServletRequest request) {
        Submission found = submissions.find(failed).orElseThrow(Token::unknown);
        requireLimit(request);
        return failedOrders.replace(
                found,
                visitingRules.check(
                        new Order.Draft(url, found.template(), found.sector(), found.goal(), found.includesNoindex())));
    }

    /** Counts a request that may cost us a call to Stripe; the client's name. */
    String requireLimit(HttpServletRequest request) {
        Client client = clients.of(request);
        limits.require(limit(), client, Message.of("limit.checkout", hourly));
        return client.name();
    }

    private static UUID key(@Nullable String visit, String client, Order order, Buyer buyer) {
        return visit == null || visit.isBlank()
                ? UUID.randomUUID()
                : named("visit " + visit + "\nclient " + client + "\n" + buyer.kind() + "\n" + order);
    }

    private static UUID named(String what) {
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T way(Attempt<T> attempt) {
        try {
            return attempt.go();
        } catch (StripeUnavailable e) {
            throw e.asException();
        }
    }

    private interface Attempt<T> {
        T go() throws StripeUnavailable;
    }

    @Override
    public Limit limit() {
        return new Limit("checkout", hourly, Duration.ofHours(1));
    }

    @Override
    public Message title() {
        return Message.of("limit.checkout.title");
    }
}
