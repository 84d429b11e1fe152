package dev.waymark.politeness;

import dev.waymark.url.Url;
import java.time.Duration;

/**
 * Keeps all requests to one host polite, whoever makes them: how many are under way, and how long after one another they start.
 *
 * <p>Each {@link #acquire} that answered zero is followed by one {@link #sent} and one {@link #release}. Safe for use by several threads and crawls.
 */
public interface HostLimiter {

    /**
     * Asks for leave to start a request now.
     *
     * @param delay the gap between two starts that the site itself asks for; zero when it asks for none
     * @return zero when the request may start now, otherwise how long to wait before asking again
     */
    Duration acquire(Url url, Duration delay);

    /**
     * Says that a request goes out now. Finding its connection may have taken a while; the host sees the gap between two requests
     * that leave, not between two that were granted, so until then nobody else may start.
     */
    void sent(Url url, Duration delay);

    /** Says that a request is over, and how long it took: a slow host is asked less often. */
    void release(Url url, Duration took);

    /** Keeps everybody from this host for a while, because it said that it is asked too much. */
    void backOff(Url url, Duration time);
}
