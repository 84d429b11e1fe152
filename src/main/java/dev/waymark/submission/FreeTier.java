package dev.waymark.submission;

import dev.waymark.message.Message;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.ClientIds;
import dev.waymark.throttle.ClientLimit;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.LimitDecision;
import dev.waymark.throttle.RateLimits;
import dev.waymark.url.Url;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes free submissions, so many a day from each client address, or from each account whose programs send keys. */
@ApplicationScoped
public class FreeTier implements ClientLimit {

    @Inject
    private RateLimits limits;

    @Inject
    private ClientIds clients;

    @Inject
    private UrlPolicy visitingRules;

    @Inject
    private FreeQueue queue;

    @Inject
    private Event<SubmittedForAccount> submittedForAccount;

    @Inject
    @ConfigProperty(name = "FREE_TIER_DAILY_LIMIT")
    int daily;

    @Inject
    @ConfigProperty(name = "KEY_DAILY_LIMIT")
    int dailyByKey;

    /** An accepted submission and the RateLimit fields that belong to its answer. */
    public record Receipt(Token token, Url url, Instant acceptedAt, Map<String, String> headers) {}

    /**
     * Accepts a draft. One that cannot be accepted does not count against the day; one that is over the day's limit is stored and taken
     * back with the transaction.
     *
     * @throws WebApplicationException 422 for a draft that cannot be accepted, 429 when the day's submissions are used
     *     up or enough of them wait, 503 when the whole queue is full
     */
    @Transactional
    public Receipt submit(Order.Draft draft, HttpServletRequest request) {
        Order order = draft.checked(visitingRules.policy());
        Client client = clients.of(request);
        Token token = Token.random();
        Instant accepted = queue.add(token, order, client.name());
        LimitDecision decision = KeyHolder.of(request).isPresent()
                ? limits.require(limitOfAccounts(), client, Message.of("limit.api", dailyByKey))
                : limits.require(limit(), client, Message.of("limit.free", daily));
        KeyHolder.of(request)
                .flatMap(KeyHolder::account)
                .ifPresent(account -> submittedForAccount.fire(new SubmittedForAccount(token, account)));
        return new Receipt(token, order.url(), accepted, decision.headers());
    }

    /** Counts one submission of an account that asks for many at once, as if a program of it had sent it. */
    public LimitDecision tryAcquire(long account) {
        return limits.tryAcquire(limitOfAccounts(), KeyHolder.nameOf(account));
    }

    private Limit limitOfAccounts() {
        return new Limit("api", dailyByKey, Duration.ofDays(1));
    }

    @Override
    public Limit limit() {
        return new Limit("free", daily, Duration.ofDays(1));
    }

    @Override
    public Message title() {
        return Message.of("limit.free.title");
    }
}
