package dev.waymark.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What the rest of Waymark asks: counted in Redis for all servers, and in this process while Redis does not answer. */
@ApplicationScoped
public class RateLimits {

    private final Throttle local = new LocalThrottle(Clock.systemUTC());

    private final Redis redis;
    private final Tally tally;

    @Inject
    RateLimits(Redis redis, Tally tally) {
        this.redis = redis;
        this.tally = tally;
    }

    /** For the container's proxy. */
    protected RateLimits() {
        this(null, null);
    }

    /** Counts one request of the client; see {@link Verdict}. Never fails. */
    public Verdict ask(Limit limit, String client) {
        Optional<Verdict> shared = redis.ask(connection -> new RedisThrottle(connection).ask(limit, client));
        Verdict verdict = shared.orElseGet(() -> local.ask(limit, client));
        tally.add(verdict, shared.isPresent());
        return verdict;
    }
}
