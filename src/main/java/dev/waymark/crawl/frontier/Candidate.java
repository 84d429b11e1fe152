package dev.waymark.crawl.frontier;

import dev.waymark.url.Url;
import java.util.Comparator;

/**
 * An address that may be asked for.
 *
 * @param url the address to ask
 * @param key the same in its canonical form, by which it is known
 * @param worth the higher, the earlier
 * @param depth how many links it is away from the start page; for a sitemap how many indexes lead to it
 * @param hops how many redirects led to it
 * @param order when it was found, which settles who is first of two of the same worth
 */
public record Candidate(Url url, Url key, Kind kind, int worth, int depth, int hops, int order)
        implements Comparable<Candidate> {

    public enum Kind {
        START,
        SITEMAP,
        /** An address that cannot exist, to see how the site says so. */
        PROBE,
        PAGE,
        /** A PDF or office document. */
        ATTACHMENT
    }

    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::kind)
            .thenComparing(Candidate::worth, Comparator.reverseOrder())
            .thenComparingInt(Candidate::order);

    /** Whether it may add a page to what is read. */
    public boolean counts() {
        return kind == Kind.START || kind == Kind.PAGE;
    }

    /** What a redirect of this one leads to. */
    public Candidate movedTo(Url target, Url targetKey) {
        return new Candidate(target, targetKey, kind, worth, depth, hops + 1, order);
    }

    /** The same once more, after a way that led back to it. */
    public Candidate after(Candidate detour) {
        return new Candidate(url, key, kind, worth, depth, detour.hops() + 1, order);
    }

    Candidate worth(int better) {
        return new Candidate(url, key, kind, better, depth, hops, order);
    }

    @Override
    public int compareTo(Candidate other) {
        return BEST_FIRST.compare(this, other);
    }
}
