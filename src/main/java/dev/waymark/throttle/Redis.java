package dev.waymark.throttle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The one connection to Redis. It waits for nothing longer than {@code REDIS_TIMEOUT_MILLIS}, and after three faults it leaves Redis alone for five
 * seconds; then one request asks again, and only when it is answered all do. So the absence of Redis costs hardly anybody a
 * time-out.
 */
@ApplicationScoped
class Redis {

    private static final Logger LOG = Logger.getLogger(Redis.class.getName());
    private static final int FAULTS = 3;
    private static final Duration REST = Duration.ofSeconds(5);

    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger faults = new AtomicInteger();
    /** Until when Redis is left alone; null while it answers. */
    private final AtomicReference<@Nullable Instant> rests = new AtomicReference<>();

    private final URI address;
    private final int timeoutMillis;
    private RedisClient client;

    @Inject
    Redis(
            @ConfigProperty(name = "REDIS_URL") URI address,
            @ConfigProperty(name = "REDIS_TIMEOUT_MILLIS") int timeoutMillis) {
        this.address = address;
        this.timeoutMillis = timeoutMillis;
    }

    /** For the container's proxy. */
    protected Redis() {
        this(URI.create("redis://localhost:6379"), 50);
    }

    @PostConstruct
    void open() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(16);
        pool.setMaxWait(Duration.ofMillis(timeoutMillis));
        client = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(address))
                .clientConfig(config())
                .poolConfig(pool)
                .build();
    }

    private JedisClientConfig config() {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeoutMillis)
                .socketTimeoutMillis(timeoutMillis)
                .user(JedisURIHelper.getUser(address))
                .password(JedisURIHelper.getPassword(address))
                .database(JedisURIHelper.getDBIndex(address));
        return JedisURIHelper.isRedisSSLScheme(address)
                ? config.sslOptions(SslOptions.defaults()).build()
                : config.build();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Asks Redis; empty when it does not answer, or did not lately. */
    <T> Optional<T> query(Function<RedisClient, T> question) {
        Instant until = rests.get();
        if (until != null && (clock.instant().isBefore(until) || !rests.compareAndSet(until, soon()))) {
            return Optional.empty();
        }
        try {
            T answer = question.apply(client);
            faults.set(0);
            rests.set(null);
            return Optional.of(answer);
        } catch (JedisException e) {
            fault(e);
            return Optional.empty();
        }
    }

    private Instant soon() {
        return clock.instant().plus(REST);
    }

    private void fault(JedisException cause) {
        // Those that wait in the pool were opened before this: each of them would cost a fault, and a rest, of its own.
        client.getPool().clear();
        if (faults.incrementAndGet() >= FAULTS && rests.getAndSet(soon()) == null) {
            LOG.warning(() -> "Redis does not answer; counting in this process, and asking again every "
                    + REST.toSeconds() + " s: " + cause.getMessage());
        }
    }

    boolean answers() {
        return query(RedisClient::ping).isPresent();
    }
}
