package dev.waymark.change;

import dev.waymark.url.Url;
import org.jspecify.annotations.Nullable;

/**
 * What asking for one address gave.
 *
 * @param target where a permanent redirect leads; null unless it moved
 */
public record LinkCheck(Url url, State state, @Nullable Url target) {

    /** What became of an address. */
    public enum State {
        ALIVE,
        /** Answered with 404 or 410, or its host has no address any more. */
        GONE,
        /** Permanently redirected. */
        MOVED,
        /** Anything else: no answer, refused, a server error. */
        UNKNOWN
    }

    public LinkCheck(Url url, State state) {
        this(url, state, null);
    }
}
