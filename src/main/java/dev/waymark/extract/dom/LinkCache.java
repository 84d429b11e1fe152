package dev.waymark.extract.dom;

import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the links of a site lead, those that lead to the same place from each of its pages: menus repeat them on all, so they are read
 * once and kept once. Used by several threads.
 */
public final class LinkCache {

    private static final int MOST = 20_000;
    private static final int MOST_LINKS = 100_000;
    private static final int LONGEST = 200;

    private final Map<String, OfOrigin> origins = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final Map<Link, Link> shared = new ConcurrentHashMap<>();

    /** One for all that are equal: a page has hundreds of links, its neighbours have the same, and a crawl keeps them all. */
    public Link shared(Link link) {
        Link known = shared.get(link);
        if (known == null && shared.size() < MOST_LINKS) {
            known = shared.putIfAbsent(link, link);
        }
        return known == null ? link : known;
    }

    /** Whether the link means the same on every page of an origin, and is short enough to keep. */
    static boolean isOnAnyPage(String href) {
        boolean same = href.startsWith("/") || href.startsWith("https://") || href.startsWith("http://");
        return same && href.length() <= LONGEST;
    }

    /** Those of the pages whose base has this scheme, host and port. */
    OfOrigin of(Url base) {
        return origins.computeIfAbsent(base.origin(), origin -> new OfOrigin());
    }

    /** The links of pages of one scheme, host and port. */
    final class OfOrigin {

        private final Map<String, Optional<Url>> links = new ConcurrentHashMap<>();

        Optional<Url> resolve(String href, Url base) {
            Optional<Url> known = links.get(href);
            if (known != null) {
                return known;
            }
            Optional<Url> read = base.link(href);
            boolean small =
                    read.map(url -> url.toString().length() <= 2 * LONGEST).orElse(true);
            if (small && kept.get() < MOST && links.putIfAbsent(href, read) == null) {
                kept.incrementAndGet();
            }
            return read;
        }
    }
}
