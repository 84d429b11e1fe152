package dev.waymark.crawl;

import dev.waymark.fetch.Answer;
import dev.waymark.fetch.Fetched;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Wanted;
import dev.waymark.url.Url;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes each request wait for its turn at the host, and asks again later when the host says that it is asked too much. */
final class PoliteFetcher {

    /** A longer wait than this is taken as "go away". */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int TRIES = 3;

    private final Fetcher fetcher;
    private final Gate gate;
    private final Clock clock;

    PoliteFetcher(Fetcher fetcher, Gate gate, Clock clock) {
        this.fetcher = fetcher;
        this.gate = gate;
        this.clock = clock;
    }

    /** Gets the address; an answer 429 or 503 is the last of several tries, or asks for a longer wait than we grant. */
    Fetched fetch(Url url, Wanted wanted, Duration delay) throws InterruptedException {
        Fetched fetched = once(url, wanted, delay);
        for (int tries = 1; tries < TRIES; tries++) {
            Optional<Duration> wait = wait(fetched);
            if (wait.isEmpty() || wait.get().compareTo(LONGEST_WAIT) > 0) {
                return fetched;
            }
            gate.hold(url, wait.get().isZero() ? Duration.ofSeconds(1L << (tries - 1)) : wait.get());
            fetched = once(url, wanted, delay);
        }
        return fetched;
    }

    private Fetched once(Url url, Wanted wanted, Duration delay) throws InterruptedException {
        for (Duration wait = gate.enter(url, delay); !wait.isZero(); wait = gate.enter(url, delay)) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
        long start = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        Runnable sending = () -> {
            if (sent.compareAndSet(false, true)) {
                gate.sending(url, delay);
            }
        };
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return fetcher.fetch(url, wanted, sending);
        } finally {
            sending.run();
            gate.leave(url, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** How long the host asks us to wait; zero when it does not say how long; empty when it asks for nothing. */
    Optional<Duration> wait(Fetched fetched) {
        if (!(fetched instanceof Answer answer) || Walls.challenges(answer)) {
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
