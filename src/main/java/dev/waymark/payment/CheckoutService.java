package dev.waymark.payment;

import dev.waymark.message.Message;
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
import dev.waymark.web.Shop;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Entry point for buyers: checks the input before an order is created. */
@ApplicationScoped
class CheckoutService implements PaidTier, Shop, ClientLimit {

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
    public URI checkout(Order.Draft draft, @Nullable String visit, HttpServletRequest request) {
        return order(draft, visit, request).next();
    }

    /** The same, with all that a program wants to know. */
    Checkouts.Way order(Order.Draft draft, @Nullable String visit, HttpServletRequest request) {
        settings.requireOffered();
        Order order = visitingRules.check(draft);
        String client = requireLimit(request);
        return way(() -> checkouts.of(PaidOrder.of(key(visit, client, order), order, client)));
    }

    /** The full service for a site that was read for free, or the way on for an order that waits for its payment. */
    Checkouts.Way unlock(Token token, HttpServletRequest request) {
        settings.requireOffered();
        Submission found = submissions.find(token).orElseThrow(Token::unknown);
        requireLimit(request);
        return found.tier() == Tier.PAID
                ? way(() -> checkouts.again(found))
                : way(() -> checkouts.of(
                        PaidOrder.continuing(found, named("the full service for submission " + found.id()))));
    }

    /** The way on for an order that was placed and not paid. */
    Checkouts.Way resume(Submission placed, HttpServletRequest request) {
        settings.requireOffered();
        requireLimit(request);
        return way(() -> checkouts.again(placed));
    }

    /** A payment that a program's own page completes; what it is for is said when it is presented. */
    Intent createIntent(HttpServletRequest request) {
        settings.requireOffered();
        requireLimit(request);
        Payment payment = payments.create();
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

    private static UUID key(@Nullable String visit, String client, Order order) {
        return visit == null || visit.isBlank()
                ? UUID.randomUUID()
                : named("visit " + visit + "\nclient " + client + "\n" + order);
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
