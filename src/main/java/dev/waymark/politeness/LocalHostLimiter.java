package dev.waymark.politeness;

import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A host limiter for one server process. Host names with and without {@code www.} count as one host. */
public final class LocalHostLimiter implements HostLimiter {

    private static final int IN_FLIGHT = 4;
    private static final int HOSTS_REMEMBERED = 1_000;
    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration ABOUT_TO_SEND = Duration.ofMillis(2);
    /** One that found no connection for so long does not keep the others any more. */
    private static final Duration CONNECTING = Duration.ofSeconds(1);

    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    /** What the way to a host may take off the gap between two requests. */
    private static final Duration JITTER = Duration.ofMillis(3);

    private final Duration gap;
    private final Map<String, Host> hosts = new HashMap<>();

    /** @param gap the least time between two starts as the host sees them; zero, for tests and measurements of our own, looks at Crawl-delay alone */
    public LocalHostLimiter(Duration gap) {
        this.gap = gap.isZero() ? gap : gap.plus(JITTER);
    }

    /** The gate for other people's websites: at least 100 ms between two starts. */
    public static LocalHostLimiter polite() {
        return new LocalHostLimiter(Duration.ofMillis(100));
    }

    /** The least time between two requests that leave, so that the host sees them as far apart as it should. */
    public Duration gap() {
        return gap;
    }

    @Override
    public synchronized Duration acquire(Url url, Duration delay) {
        long now = System.nanoTime();
        Host host = host(url, now);
        long next = host.held - host.next > 0 ? host.held : host.next;
        if (next - now > 0) {
            return Duration.ofNanos(next - now);
        }
        if (host.unsent - now > 0) {
            return ABOUT_TO_SEND;
        }
        if (host.inFlight >= IN_FLIGHT) {
            return BUSY;
        }
        host.inFlight++;
        host.next = now + gap(host, delay).toNanos();
        host.unsent = gap.isZero() ? now : now + CONNECTING.toNanos();
        return Duration.ZERO;
    }

    @Override
    public synchronized void sent(Url url, Duration delay) {
        long now = System.nanoTime();
        Host host = host(url, now);
        host.next = now + gap(host, delay).toNanos();
        host.unsent = now;
    }

    private Host host(Url url, long now) {
        if (hosts.size() > HOSTS_REMEMBERED) {
            hosts.values().removeIf(host -> host.inFlight == 0 && host.next - now <= 0 && host.held - now <= 0);
        }
        return hosts.computeIfAbsent(Site.hostOf(url), name -> new Host(now));
    }

    private Duration gap(Host host, Duration delay) {
        Duration ours = gap.isZero() ? Duration.ZERO : longer(gap, Duration.ofNanos(host.latency / 4));
        Duration slowed = shorter(ours.multipliedBy(host.slowness), longer(ours, LONGEST_GAP));
        return longer(slowed, delay);
    }

    @Override
    public synchronized void release(Url url, Duration took) {
        Host host = host(url, System.nanoTime());
        host.inFlight = Math.max(0, host.inFlight - 1);
        host.latency = host.latency == 0 ? took.toNanos() : (3 * host.latency + took.toNanos()) / 4;
    }

    @Override
    public synchronized void backOff(Url url, Duration time) {
        long now = System.nanoTime();
        Host host = host(url, now);
        host.held = Math.max(host.held - now, time.toNanos()) + now;
        host.slowness = Math.min(16, 2 * host.slowness);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Times in nanoseconds of {@link System#nanoTime()}, which no clock change disturbs. */
    private static final class Host {
        private long next;
        private long held;
        private long unsent;
        private long latency;
        private int inFlight;
        private int slowness = 1;

        Host(long now) {
            next = now;
            held = now;
            unsent = now;
        }
    }
}
