package dev.waymark.fetch;

import dev.waymark.url.Url;

/**
 * One request for one address. It never follows a redirect: an {@link FetchResponse} that redirects says where to, and whoever
 * asked decides, so that robots rules and politeness hold for each hop.
 */
public interface Fetcher {

    /** Gets {@code url} within the limits of {@code wanted}; never throws for what the network or the other server does. */
    FetchResult fetch(Url url, FetchPurpose wanted);

    /**
     * The same, and says when.
     *
     * @param cookie the value of the Cookie field; empty to send none
     * @param held of the page as we have it: a page that is still the same is answered with status 304 and no body
     * @param sending called at most once, when a connection is there and the request is about to go out; never for a request that
     *     does not get so far
     */
    default FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        sending.run();
        return fetch(url, wanted);
    }

    /**
     * Gets {@code url} for a page that is being rendered.
     *
     * @param origin the value of the Origin field, for data of another origin than the page; empty to send none
     * @param sending called as above
     */
    default FetchResult fetchFor(String origin, Url url, FetchPurpose wanted, Runnable sending) {
        return fetch(url, wanted, "", Validators.NONE, sending);
    }
}
