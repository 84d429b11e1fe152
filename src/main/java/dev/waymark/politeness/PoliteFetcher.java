package dev.waymark.politeness;

import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Validators;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes each request wait for its turn at the host, and asks again later when the host says that it is asked too much. */
public final class PoliteFetcher {

    /** A longer wait than this is taken as "go away". */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int TRIES = 3;

    private final Fetcher fetcher;
    private final HostLimiter gate;
    private final Clock clock;
    private final RedirectCookies cookies = new RedirectCookies();

    public PoliteFetcher(Fetcher fetcher, HostLimiter gate, Clock clock) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
    }

    /** Gets the address; an answer 429 or 503 is the last of several tries, or asks for a longer wait than we grant. */
    public FetchResult fetch(Url url, FetchPurpose wanted, Duration delay) throws InterruptedException {
        return fetch(url, wanted, delay, Validators.NONE);
    }

    /**
     * The same for a page that we have.
     *
     * @param held what its server said of it when it was read
     */
    public FetchResult fetch(Url url, FetchPurpose wanted, Duration delay, Validators held)
            throws InterruptedException {
        FetchResult fetched = once(url, wanted, delay, held);
        for (int tries = 1; tries < TRIES; tries++) {
            Optional<Duration> wait = wait(fetched);
            if (wait.isEmpty() || wait.get().compareTo(LONGEST_WAIT) > 0) {
                return fetched;
            }
            gate.backOff(url, wait.get().isZero() ? Duration.ofSeconds(1L << (tries - 1)) : wait.get());
            fetched = once(url, wanted, delay, held);
        }
        return fetched;
    }

    private FetchResult once(Url url, FetchPurpose wanted, Duration delay, Validators held)
            throws InterruptedException {
        for (Duration wait = gate.acquire(url, delay); !wait.isZero(); wait = gate.acquire(url, delay)) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
        long start = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        Runnable sending = () -> {
            if (sent.compareAndSet(false, true)) {
                gate.sent(url, delay);
            }
        };
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            FetchResult fetched = fetcher.fetch(url, wanted, cookies.header(url), held, sending);
            if (fetched instanceof FetchResponse answer) {
                cookies.take(answer);
            }
            return fetched;
        } finally {
            sending.run();
            gate.release(url, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** How long the host asks us to wait; zero when it does not say how long; empty when it asks for nothing. */
    public Optional<Duration> wait(FetchResult fetched) {
        if (!(fetched instanceof FetchResponse answer) || BotWalls.challenges(answer)) {
            return Optional.empty();
        }
        boolean busy = answer.status() == 429 || answer.status() == 503;
        return busy
                ? Optional.of(answer.header("retry-after").map(this::wait).orElse(Duration.ZERO))
                : Optional.empty();
    }

    /** Reads seconds or a date; what is neither counts as not said. Source: RFC 9110, section 10.2.3. */
    private Duration wait(String retryAfter) {
        try {
            String text = retryAfter.strip();
            if (text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
                return Duration.ofSeconds(text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text));
            }
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), until.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
