package dev.waymark.throttle;

import dev.waymark.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Optional;

/** What the rest of Waymark asks: counted in Redis for all servers, and in this process while Redis does not answer. */
@ApplicationScoped
public class RateLimits {

    private final LocalThrottle local = new LocalThrottle(Clock.systemUTC());

    @Inject
    Redis redis;

    @Inject
    ThrottleMetrics metrics;

    /** A /48 may hold 65,536 networks of which each counts as a client: all of them together have this many times the limit. */
    private static final int CLIENTS_OF_A_NETWORK = 4;

    /** Counts one request of the client, and of the network around it where there is one; see {@link LimitDecision}. Never fails. */
    public LimitDecision tryAcquire(Limit limit, Client client) {
        LimitDecision own = tryAcquire(limit, client.name());
        if (!own.passes() || client.network().isEmpty()) {
            return own; // a refused request does not count against the network
        }
        Limit wide = new Limit(limit.name(), CLIENTS_OF_A_NETWORK * limit.count(), limit.window());
        LimitDecision together = tryAcquire(wide, client.network().get());
        return together.passes() ? own : together;
    }

    /**
     * Counts one request of the client and refuses it over the limit.
     *
     * @param rule the limit as a sentence: "You have checked 60 files this hour."
     * @throws WebApplicationException 429 with the rule and when to try again
     */
    public LimitDecision require(Limit limit, Client client, Message rule) {
        LimitDecision decision = tryAcquire(limit, client);
        if (!decision.passes()) {
            throw decision.refusal(rule);
        }
        return decision;
    }

    /** Counts one request under a name. */
    public LimitDecision tryAcquire(Limit limit, String client) {
        Optional<LimitDecision> shared =
                redis.query(connection -> new RedisThrottle(connection).tryAcquire(limit, client));
        LimitDecision verdict = shared.orElseGet(() -> local.tryAcquire(limit, client));
        metrics.add(verdict, shared.isPresent());
        return verdict;
    }

    /** How many requests of the client count at present, without counting one more. */
    public int counted(Limit limit, String client) {
        return redis.query(connection -> new RedisThrottle(connection).counted(limit, client))
                .orElseGet(() -> local.counted(limit, client));
    }

    /** Resets the count of the client under this limit, in this process too, which counts while Redis is away. */
    public void reset(String limit, String client) {
        redis.query(connection -> new RedisThrottle(connection).reset(limit, client));
        local.reset(limit, client);
    }
}
