package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What the rest of Waymark asks: counted in Redis for all servers, and in this process while Redis does not answer. */
@ApplicationScoped
public class RateLimits {

    private final Throttle local = new LocalThrottle(Clock.systemUTC());

    private final Redis redis;

    @Inject
    RateLimits(Redis redis) {
        this.redis = redis;
    }

    /** For the container's proxy. */
    protected RateLimits() {
        this(null);
    }

    /** Counts one request of the client; see {@link Verdict}. Never fails. */
    public Verdict ask(Limit limit, String client) {
        return redis.ask(connection -> new RedisThrottle(connection).ask(limit, client))
                .orElseGet(() -> local.ask(limit, client));
    }
}
