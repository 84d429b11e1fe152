package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What the rest of Waymark asks: counted in Redis for all servers, and in this process while Redis does not answer. */
@ApplicationScoped
public class RateLimits {

    private final LocalThrottle local = new LocalThrottle(Clock.systemUTC());

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

    /** How many requests of the client count at present, without counting one more. */
    public int counted(Limit limit, String client) {
        return redis.ask(connection -> new RedisThrottle(connection).counted(limit, client))
                .orElseGet(() -> local.counted(limit, client));
    }

    /** Forgets what was counted of the client under a limit of this name; here, too, for when Redis is away. */
    public void lift(String limit, String client) {
        redis.ask(connection -> new RedisThrottle(connection).lift(limit, client));
        local.lift(limit, client);
    }
}
